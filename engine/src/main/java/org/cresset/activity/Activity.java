package org.cresset.activity;

import java.util.List;

/// What an event means. Each is named after what the Open Cybersecurity Schema Framework (OCSF) calls its class, where
/// there is one; the class stands in its comment. Texts are as the log wrote them; what it lacks is empty. Immutable.
public sealed interface Activity {

    /// When, where and by whom.
    Context context();

    /// Process Activity: Launch.
    ///
    /// @param parent who started it
    record ProcessStarted(
            Context context, ProcessRef process, ProcessRef parent, String commandLine, String directory, String hashes)
            implements Activity {}

    /// Process Activity: Terminate.
    record ProcessEnded(Context context, ProcessRef process) implements Activity {}

    /// Process Activity: Open.
    ///
    /// @param rights the access mask that was granted
    record ProcessAccessed(Context context, ProcessRef process, ProcessRef target, String rights) implements Activity {}

    /// Process Activity: Inject; a thread was started in another process.
    record RemoteThread(Context context, ProcessRef process, ProcessRef target, String code) implements Activity {}

    /// Module Activity: Load; of a driver too, which no process loads.
    record ModuleLoaded(Context context, ProcessRef process, String path, String hashes) implements Activity {}

    /// File System Activity.
    record FileChanged(Context context, ProcessRef process, Change change, String path, String hashes)
            implements Activity {}

    /// Registry Key and Registry Value Activity.
    record RegistryChanged(Context context, ProcessRef process, Change change, String key, String value)
            implements Activity {}

    /// Kernel Activity on a named pipe.
    record PipeUsed(Context context, ProcessRef process, Change change, String name) implements Activity {}

    /// Windows Service Activity: Create.
    ///
    /// @param process that asked for it
    /// @param sid the identifier of the account that asked for it
    /// @param account that it runs as
    record ServiceInstalled(Context context, ProcessRef process, String sid, String name, String image, String account)
            implements Activity {}

    /// Scheduled Job Activity.
    ///
    /// @param process that asked for it
    record TaskChanged(Context context, ProcessRef process, Change change, String name, String content)
            implements Activity {}

    /// A subscription of Windows Management Instrumentation: a filter, a consumer, or what binds them.
    record WmiSubscription(Context context, String name, String content) implements Activity {}

    /// Script Activity: Execute.
    record ScriptRun(Context context, ProcessRef process, String id, String text) implements Activity {}

    /// Authentication: Logon.
    ///
    /// @param account who logged on, or tried
    /// @param sid the identifier of the account
    /// @param session what the host calls the new session
    /// @param linked the other session of the same logon, where an administrator gets two
    /// @param kind how: the logon type of Windows, or the method
    record LoggedOn(
            Context context,
            boolean worked,
            String account,
            String sid,
            String session,
            String linked,
            String kind,
            Endpoint from)
            implements Activity {}

    /// Authentication: Logoff.
    record LoggedOff(Context context, String account, String session) implements Activity {}

    /// Authentication with the credentials of somebody else (`runas`).
    record ExplicitCredentials(Context context, ProcessRef process, String account, String server, Endpoint from)
            implements Activity {}

    /// Authentication: Service Ticket Request.
    record TicketRequested(Context context, String account, String service, Endpoint from) implements Activity {}

    /// Account Change.
    record AccountChanged(Context context, Change change, String account) implements Activity {}

    /// Group Management.
    record GroupChanged(Context context, Change change, String group, String member) implements Activity {}

    /// Network Activity.
    ///
    /// @param out whether the host itself opened it
    /// @param id what a sensor calls the connection
    record Connection(
            Context context, ProcessRef process, Endpoint source, Endpoint destination, boolean out, String id)
            implements Activity {}

    /// DNS Activity.
    record DnsQuery(Context context, ProcessRef process, Endpoint from, String name, List<String> answers)
            implements Activity {
        public DnsQuery {
            answers = List.copyOf(answers);
        }
    }

    /// HTTP Activity.
    record HttpRequest(Context context, Endpoint client, Endpoint server, String method, String url, String agent)
            implements Activity {}

    /// Network Share Activity.
    record ShareAccess(Context context, Endpoint from, String share, String path) implements Activity {}

    /// API Activity, of a cloud or a service in it.
    ///
    /// @param identity who called
    /// @param credential the key or session that proves it, by which calls belong together
    record CloudCall(
            Context context,
            boolean worked,
            String service,
            String operation,
            String identity,
            String credential,
            Endpoint from)
            implements Activity {}

    /// API Activity: a role was taken on; what is called with the new credential belongs to this caller.
    ///
    /// @param issued the new key
    record RoleAssumed(Context context, String role, String identity, String credential, String issued, Endpoint from)
            implements Activity {}

    /// Email Activity.
    record MailSeen(Context context, String id, String sender, List<String> recipients, String subject, Endpoint from)
            implements Activity {
        public MailSeen {
            recipients = List.copyOf(recipients);
        }
    }

    /// Event Log Activity: Clear.
    record LogCleared(Context context, String log) implements Activity {}

    /// Detection Finding: another product raised an alert.
    record AlertRaised(Context context, ProcessRef process, String name, String severity, String detail)
            implements Activity {}

    /// What was done to something.
    enum Change {
        CREATED,
        WRITTEN,
        DELETED,
        RENAMED,
        READ,
        ADDED,
        REMOVED
    }
}
