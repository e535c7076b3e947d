package org.cresset.activity;

import java.util.Map;
import java.util.function.Function;
import org.cresset.activity.Activity.AccountChanged;
import org.cresset.activity.Activity.AlertRaised;
import org.cresset.activity.Activity.CloudCall;
import org.cresset.activity.Activity.Connection;
import org.cresset.activity.Activity.DnsQuery;
import org.cresset.activity.Activity.ExplicitCredentials;
import org.cresset.activity.Activity.FileChanged;
import org.cresset.activity.Activity.GroupChanged;
import org.cresset.activity.Activity.HttpRequest;
import org.cresset.activity.Activity.LogCleared;
import org.cresset.activity.Activity.LoggedOff;
import org.cresset.activity.Activity.LoggedOn;
import org.cresset.activity.Activity.MailSeen;
import org.cresset.activity.Activity.ModuleLoaded;
import org.cresset.activity.Activity.PipeUsed;
import org.cresset.activity.Activity.ProcessAccessed;
import org.cresset.activity.Activity.ProcessEnded;
import org.cresset.activity.Activity.ProcessStarted;
import org.cresset.activity.Activity.RegistryChanged;
import org.cresset.activity.Activity.RemoteThread;
import org.cresset.activity.Activity.RoleAssumed;
import org.cresset.activity.Activity.ScriptRun;
import org.cresset.activity.Activity.ServiceInstalled;
import org.cresset.activity.Activity.ShareAccess;
import org.cresset.activity.Activity.TaskChanged;
import org.cresset.activity.Activity.TicketRequested;
import org.cresset.activity.Activity.WmiSubscription;

/// The kinds of activities that `activities.tsv` names, and how each is made of the roles of a row.
final class Meaning {

    private static final Map<String, Function<Values, Activity>> BY_NAME = Map.ofEntries(
            Map.entry(
                    "process_started",
                    v -> new ProcessStarted(
                            v.context(),
                            v.process(""),
                            v.process("parent_"),
                            v.text("command"),
                            v.text("directory"),
                            v.text("hashes"))),
            Map.entry("process_ended", v -> new ProcessEnded(v.context(), v.process(""))),
            Map.entry(
                    "process_accessed",
                    v -> new ProcessAccessed(v.context(), v.process(""), v.process("target_"), v.text("rights"))),
            Map.entry(
                    "remote_thread",
                    v -> new RemoteThread(v.context(), v.process(""), v.process("target_"), v.text("code"))),
            Map.entry(
                    "module_loaded",
                    v -> new ModuleLoaded(v.context(), v.process(""), v.text("path"), v.text("hashes"))),
            Map.entry(
                    "file_changed",
                    v -> new FileChanged(v.context(), v.process(""), v.change(), v.text("path"), v.text("hashes"))),
            Map.entry(
                    "registry_changed",
                    v -> new RegistryChanged(v.context(), v.process(""), v.change(), v.text("key"), v.text("value"))),
            Map.entry("pipe_used", v -> new PipeUsed(v.context(), v.process(""), v.change(), v.text("name"))),
            Map.entry(
                    "service_installed",
                    v -> new ServiceInstalled(
                            v.context(),
                            v.process(""),
                            v.text("sid"),
                            v.text("name"),
                            v.text("path"),
                            v.text("account"))),
            Map.entry(
                    "task_changed",
                    v -> new TaskChanged(v.context(), v.process(""), v.change(), v.text("name"), v.text("content"))),
            Map.entry("wmi_subscription", v -> new WmiSubscription(v.context(), v.text("name"), v.text("content"))),
            Map.entry("script_run", v -> new ScriptRun(v.context(), v.process(""), v.text("id"), v.text("text"))),
            Map.entry(
                    "logged_on",
                    v -> new LoggedOn(
                            v.context(),
                            v.worked(),
                            v.account("account", "account_domain"),
                            v.text("sid"),
                            v.session("new_session"),
                            v.session("linked"),
                            v.text("type"),
                            v.endpoint("source"))),
            Map.entry(
                    "logged_off",
                    v -> new LoggedOff(v.context(), v.account("account", "account_domain"), v.session("new_session"))),
            Map.entry(
                    "explicit_credentials",
                    v -> new ExplicitCredentials(
                            v.context(),
                            v.process(""),
                            v.account("account", "account_domain"),
                            v.text("server"),
                            v.endpoint("source"))),
            Map.entry(
                    "ticket_requested",
                    v -> new TicketRequested(
                            v.context(),
                            v.account("account", "account_domain"),
                            v.text("service"),
                            v.endpoint("source"))),
            Map.entry(
                    "account_changed",
                    v -> new AccountChanged(v.context(), v.change(), v.account("account", "account_domain"))),
            Map.entry(
                    "group_changed", v -> new GroupChanged(v.context(), v.change(), v.text("group"), v.text("member"))),
            Map.entry(
                    "connection",
                    v -> new Connection(
                            v.context(),
                            v.process(""),
                            v.endpoint("source"),
                            v.endpoint("destination"),
                            v.out(),
                            v.text("id"))),
            Map.entry(
                    "dns_query",
                    v -> new DnsQuery(
                            v.context(), v.process(""), v.endpoint("source"), v.text("name"), v.texts("answers"))),
            Map.entry(
                    "http_request",
                    v -> new HttpRequest(
                            v.context(),
                            v.endpoint("source"),
                            v.endpoint("destination"),
                            v.text("method"),
                            v.text("url"),
                            v.text("agent"))),
            Map.entry(
                    "share_access",
                    v -> new ShareAccess(v.context(), v.endpoint("source"), v.text("share"), v.text("path"))),
            Map.entry(
                    "cloud_call",
                    v -> new CloudCall(
                            v.context(),
                            v.worked(),
                            v.text("service"),
                            v.text("operation"),
                            v.text("identity"),
                            v.text("credential"),
                            v.endpoint("source"))),
            Map.entry(
                    "role_assumed",
                    v -> new RoleAssumed(
                            v.context(),
                            v.text("role"),
                            v.text("identity"),
                            v.text("credential"),
                            v.text("issued"),
                            v.endpoint("source"))),
            Map.entry(
                    "mail_seen",
                    v -> new MailSeen(
                            v.context(),
                            v.bare("id"),
                            v.bare("sender"),
                            v.texts("recipients"),
                            v.text("subject"),
                            v.endpoint("source"))),
            Map.entry("log_cleared", v -> new LogCleared(v.context(), v.text("log"))),
            Map.entry(
                    "alert_raised",
                    v -> new AlertRaised(
                            v.context(), v.process(""), v.text("name"), v.text("severity"), v.text("detail"))));

    private Meaning() {}

    /// How an activity of this kind is made.
    ///
    /// @throws IllegalArgumentException where there is no such kind
    static Function<Values, Activity> of(String kind) {
        Function<Values, Activity> maker = BY_NAME.get(kind);
        if (maker == null) {
            throw new IllegalArgumentException("there is no kind of activity named " + kind);
        }
        return maker;
    }
}
