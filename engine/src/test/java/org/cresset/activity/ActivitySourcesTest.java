package org.cresset.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.cresset.activity.Told.all;
import static org.cresset.activity.Told.one;

import java.io.IOException;
import java.util.List;
import org.cresset.activity.Activity.AccountChanged;
import org.cresset.activity.Activity.AlertRaised;
import org.cresset.activity.Activity.Change;
import org.cresset.activity.Activity.Connection;
import org.cresset.activity.Activity.DnsQuery;
import org.cresset.activity.Activity.FileChanged;
import org.cresset.activity.Activity.GroupChanged;
import org.cresset.activity.Activity.HttpRequest;
import org.cresset.activity.Activity.LogCleared;
import org.cresset.activity.Activity.MailSeen;
import org.cresset.activity.Activity.ProcessEnded;
import org.cresset.activity.Activity.ProcessStarted;
import org.cresset.activity.Activity.RegistryChanged;
import org.cresset.activity.Activity.ServiceInstalled;
import org.cresset.activity.Activity.ShareAccess;
import org.cresset.activity.Activity.TaskChanged;
import org.junit.jupiter.api.Test;

/// What events of hosts, networks and mail servers mean, in records as their products write them.
final class ActivitySourcesTest {

    @Test
    void the_audit_log_of_linux_tells_parent_user_and_session() throws IOException {
        List<Activity> all = all("""
            type=SYSCALL msg=audit(1772611200.250:17): arch=c000003e syscall=59 success=yes exit=0 a0=55d ppid=1200 \
            pid=1201 auid=1000 uid=1000 tty=pts0 ses=3 comm="ls" exe="/usr/bin/ls" key="x"\u001dSYSCALL=execve UID="anna"
            type=EXECVE msg=audit(1772611200.250:17): argc=2 a0="ls" a1="-l"
            type=CWD msg=audit(1772611200.250:17): cwd="/home/anna"
            node=web1 type=SYSCALL msg=audit(1772611201.250:18): arch=c000003e syscall=42 success=yes ppid=1200 pid=1202 \
            uid=33 ses=4294967295 exe="/usr/bin/curl"
            node=web1 type=SOCKADDR msg=audit(1772611201.250:18): saddr=020001BBC0000207
            """);
        assertThat(all).hasSize(2);
        ProcessStarted start = (ProcessStarted) all.get(0);
        assertThat(start.process()).isEqualTo(new ProcessRef("", 1201, "/usr/bin/ls"));
        assertThat(start.parent().pid()).isEqualTo(1200);
        assertThat(start.commandLine()).isEqualTo("ls -l");
        assertThat(start.directory()).isEqualTo("/home/anna");
        assertThat(start.context().user()).isEqualTo("anna");
        assertThat(start.context().session()).isEqualTo("0x3");
        Connection connection = (Connection) all.get(1);
        assertThat(connection.process()).isEqualTo(new ProcessRef("", 1202, "/usr/bin/curl"));
        assertThat(connection.destination()).isEqualTo(new Endpoint("192.0.2.7", "443", ""));
        assertThat(connection.out()).isTrue();
        assertThat(connection.context().host()).isEqualTo("web1");
        assertThat(connection.context().session()).isEmpty();
    }

    private static String ofMac(String event, String more) {
        return "{\"@timestamp\":\"2026-03-04T08:00:00Z\",\"event\":{" + event
                + "},\"host\":{\"os\":{\"type\":\"macos\"},"
                + "\"name\":\"mac-1\"},\"user\":{\"name\":\"anna\"},\"process\":{\"pid\":501,\"entity_id\":\"E1\","
                + "\"executable\":\"/bin/zsh\",\"args\":[\"zsh\",\"-c\",\"id\"],"
                + "\"parent\":{\"pid\":1,\"entity_id\":\"E0\",\"executable\":\"/sbin/launchd\"}}" + more + "}";
    }

    @Test
    void elastic_endpoint_on_macos_names_processes_by_their_identifiers() throws IOException {
        ProcessRef zsh = new ProcessRef("e1", 501, "/bin/zsh");
        ProcessStarted start =
                (ProcessStarted) one(ofMac("\"category\":[\"process\"],\"type\":[\"start\"],\"action\":\"exec\"", ""));
        assertThat(start.process()).isEqualTo(zsh);
        assertThat(start.parent()).isEqualTo(new ProcessRef("e0", 1, "/sbin/launchd"));
        assertThat(start.commandLine()).isEqualTo("zsh -c id");
        assertThat(start.context().user()).isEqualTo("anna");
        assertThat(start.context().host()).isEqualTo("mac-1");
        ProcessEnded end = (ProcessEnded) one(ofMac("\"category\":[\"process\"],\"type\":[\"end\"]", ""));
        assertThat(end.process()).isEqualTo(zsh);
        FileChanged file = (FileChanged)
                one(ofMac("\"category\":[\"file\"],\"type\":[\"creation\"]", ",\"file\":{\"path\":\"/tmp/x\"}"));
        assertThat(file.process()).isEqualTo(zsh);
        assertThat(file.path()).isEqualTo("/tmp/x");
        Connection connection = (Connection) one(ofMac(
                "\"category\":[\"network\"],\"type\":[\"start\"]",
                ",\"source\":{\"ip\":\"10.0.0.1\",\"port\":5000},\"destination\":{\"ip\":\"192.0.2.7\",\"port\":443},"
                        + "\"network\":{\"direction\":\"egress\"}"));
        assertThat(connection.process()).isEqualTo(zsh);
        assertThat(connection.source()).isEqualTo(new Endpoint("10.0.0.1", "5000", ""));
        assertThat(connection.destination()).isEqualTo(new Endpoint("192.0.2.7", "443", ""));
        assertThat(connection.out()).isTrue();
    }

    private static String ofSysmonForLinux(int id, String data) {
        StringBuilder text = new StringBuilder("<Event><System><Provider Name=\"Linux-Sysmon\"/><EventID>" + id
                + "</EventID><TimeCreated SystemTime=\"2026-03-04T08:00:00.1Z\"/>"
                + "<Channel>Linux-Sysmon/Operational</Channel><Computer>lin-1</Computer></System><EventData>"
                + "<Data Name=\"ProcessGuid\">{A1}</Data><Data Name=\"ProcessId\">77</Data>"
                + "<Data Name=\"Image\">/bin/dd</Data><Data Name=\"User\">root</Data>");
        for (String pair : data.split(",", -1)) {
            String[] parts = pair.split("=", 2);
            text.append("<Data Name=\"")
                    .append(parts[0])
                    .append("\">")
                    .append(parts[1])
                    .append("</Data>");
        }
        return text + "</EventData></Event>";
    }

    @Test
    void sysmon_for_linux_is_read_as_sysmon() throws IOException {
        ProcessRef dd = new ProcessRef("a1", 77, "/bin/dd");
        ProcessStarted start = (ProcessStarted) one(ofSysmonForLinux(
                1, "CommandLine=dd,LogonId=1000,ParentProcessGuid={A0},ParentProcessId=70,ParentImage=/bin/bash"));
        assertThat(start.process()).isEqualTo(dd);
        assertThat(start.parent()).isEqualTo(new ProcessRef("a0", 70, "/bin/bash"));
        assertThat(start.context().session()).isEqualTo("0x3e8");
        assertThat(start.context().host()).isEqualTo("lin-1");
        Connection connection = (Connection) one(ofSysmonForLinux(
                3, "Initiated=true,SourceIp=10.0.0.1,SourcePort=5000,DestinationIp=192.0.2.7,DestinationPort=443"));
        assertThat(connection.out()).isTrue();
        assertThat(connection.destination()).isEqualTo(new Endpoint("192.0.2.7", "443", ""));
        FileChanged raw = (FileChanged) one(ofSysmonForLinux(9, "Device=/dev/sda"));
        assertThat(raw.change()).isEqualTo(Change.READ);
        assertThat(raw.process()).isEqualTo(dd);
        assertThat(raw.path()).isEqualTo("/dev/sda");
    }

    private static String ofZeek(String path, String more) {
        return "{\"_path\":\"" + path + "\",\"ts\":1772611200.25,\"uid\":\"C1\",\"id.orig_h\":\"10.0.0.9\","
                + "\"id.orig_p\":50000,\"id.resp_h\":\"192.0.2.7\",\"id.resp_p\":443," + more + "}";
    }

    @Test
    void zeek_tells_who_spoke_with_whom() throws IOException {
        Endpoint client = new Endpoint("10.0.0.9", "50000", "");
        Connection connection = (Connection) one(ofZeek("conn", "\"proto\":\"tcp\",\"conn_state\":\"SF\""));
        assertThat(connection.source()).isEqualTo(client);
        assertThat(connection.destination()).isEqualTo(new Endpoint("192.0.2.7", "443", ""));
        assertThat(connection.id()).isEqualTo("C1");
        DnsQuery query =
                (DnsQuery) one(ofZeek("dns", "\"query\":\"example.org\",\"answers\":[\"192.0.2.1\",\"192.0.2.2\"]"));
        assertThat(query.from()).isEqualTo(client);
        assertThat(query.name()).isEqualTo("example.org");
        assertThat(query.answers()).containsExactly("192.0.2.1", "192.0.2.2");
        HttpRequest request = (HttpRequest)
                one(ofZeek("http", "\"method\":\"GET\",\"host\":\"example.org\",\"uri\":\"/a\",\"user_agent\":\"x\""));
        assertThat(request.client()).isEqualTo(client);
        assertThat(request.server()).isEqualTo(new Endpoint("192.0.2.7", "443", "example.org"));
        assertThat(request)
                .extracting(HttpRequest::method, HttpRequest::url, HttpRequest::agent)
                .containsExactly("GET", "/a", "x");
        MailSeen mail = (MailSeen) one(ofZeek(
                "smtp",
                "\"helo\":\"x\",\"mailfrom\":\"a@example.net\",\"rcptto\":[\"b@example.org\",\"c@example.org\"],"
                        + "\"msg_id\":\"<m1@example.net>\",\"subject\":\"s\""));
        assertThat(mail.id()).isEqualTo("m1@example.net");
        assertThat(mail.recipients()).containsExactly("b@example.org", "c@example.org");
    }

    private static String ofWindows(String channel, int id, String data) {
        return "{\"EventID\":" + id + ",\"Channel\":\"" + channel + "\",\"Computer\":\"srv-1\"," + data + "}";
    }

    private static final String SUBJECT =
            "\"SubjectUserName\":\"anna\",\"SubjectDomainName\":\"EXAMPLE\",\"SubjectLogonId\":\"0x62f2d\",";

    @Test
    void services_tasks_groups_and_shares_of_windows() throws IOException {
        ServiceInstalled service = (ServiceInstalled) one(ofWindows(
                "System", 7045, "\"ServiceName\":\"s\",\"ImagePath\":\"C:\\\\a.exe\",\"AccountName\":\"LocalSystem\""));
        assertThat(service)
                .isEqualTo(
                        new ServiceInstalled(service.context(), ProcessRef.NONE, "", "s", "C:\\a.exe", "LocalSystem"));
        TaskChanged task = (TaskChanged)
                one(ofWindows("Security", 4698, SUBJECT + "\"TaskName\":\"t\",\"TaskContent\":\"<Task/>\""));
        assertThat(task).isEqualTo(new TaskChanged(task.context(), ProcessRef.NONE, Change.CREATED, "t", "<Task/>"));
        assertThat(task.context().user()).isEqualTo("EXAMPLE\\anna");
        assertThat(task.context().session()).isEqualTo("0x62f2d");
        GroupChanged group = (GroupChanged) one(ofWindows(
                "Security",
                4732,
                SUBJECT + "\"MemberName\":\"-\",\"MemberSid\":\"S-1-5-21-1\",\"TargetUserName\":\"Administrators\""));
        assertThat(group).isEqualTo(new GroupChanged(group.context(), Change.ADDED, "Administrators", "S-1-5-21-1"));
        ShareAccess share = (ShareAccess) one(ofWindows(
                "Security",
                5145,
                SUBJECT + "\"IpAddress\":\"192.0.2.7\",\"IpPort\":\"50000\",\"ShareName\":\"\\\\\\\\*\\\\ADMIN$\","
                        + "\"RelativeTargetName\":\"a.exe\""));
        assertThat(share)
                .isEqualTo(new ShareAccess(
                        share.context(), new Endpoint("192.0.2.7", "50000", ""), "\\\\*\\ADMIN$", "a.exe"));
        AccountChanged renamed = (AccountChanged)
                one(
                        ofWindows(
                                "Security",
                                4781,
                                SUBJECT
                                        + "\"OldTargetUserName\":\"bob\",\"NewTargetUserName\":\"svc\",\"TargetDomainName\":\"EXAMPLE\""));
        assertThat(renamed).isEqualTo(new AccountChanged(renamed.context(), Change.RENAMED, "EXAMPLE\\bob"));
    }

    private static RegistryChanged registry(String channel, int id, String data) throws IOException {
        return (RegistryChanged) one(ofWindows(channel, id, data + ",\"TargetObject\":\"HKLM\\\\a\""));
    }

    @Test
    void what_became_of_a_registry_key() throws IOException {
        String sysmon = "Microsoft-Windows-Sysmon/Operational";
        assertThat(registry(sysmon, 12, "\"EventType\":\"CreateKey\"").change()).isEqualTo(Change.CREATED);
        assertThat(registry(sysmon, 12, "\"EventType\":\"DeleteKey\"").change()).isEqualTo(Change.DELETED);
        assertThat(registry(sysmon, 12, "\"EventType\":\"DeleteValue\"").change())
                .isEqualTo(Change.DELETED);
        assertThat(registry(sysmon, 13, "\"EventType\":\"SetValue\"").change()).isEqualTo(Change.WRITTEN);
        RegistryChanged created = (RegistryChanged) one("""
            {"Timestamp":"2026-03-04T08:00:00Z","ActionType":"RegistryKeyCreated","RegistryKey":"HKLM\\\\a"}""");
        assertThat(created.change()).isEqualTo(Change.CREATED);
        assertThat(created.key()).isEqualTo("HKLM\\a");
    }

    private static String cleared(String channel, int id, String data) {
        return "<Event xmlns='http://schemas.microsoft.com/win/2004/08/events/event'><System>"
                + "<Provider Name='Microsoft-Windows-Eventlog'/><EventID>" + id + "</EventID><Channel>" + channel
                + "</Channel><Computer>srv-1</Computer></System><UserData>"
                + "<LogFileCleared xmlns='http://manifests.microsoft.com/win/2004/08/windows/eventlog'>"
                + "<SubjectUserName>anna</SubjectUserName><SubjectDomainName>EXAMPLE</SubjectDomainName>" + data
                + "</LogFileCleared></UserData></Event>";
    }

    @Test
    void which_log_was_cleared_is_told_and_not_where_that_stands() throws IOException {
        LogCleared security = (LogCleared) one(cleared("Security", 1102, "<SubjectLogonId>0x62f2d</SubjectLogonId>"));
        assertThat(security.log()).isEqualTo("Security");
        assertThat(security.context().user()).isEqualTo("EXAMPLE\\anna");
        assertThat(security.context().session()).isEqualTo("0x62f2d");
        LogCleared application = (LogCleared) one(cleared("System", 104, "<Channel>Application</Channel>"));
        assertThat(application.log()).isEqualTo("Application");
    }

    @Test
    void exchange_tells_of_mails() throws IOException {
        MailSeen mail = (MailSeen) all("""
            #Software: Microsoft Exchange Server
            #Log-type: Message Tracking Log
            #Fields: date-time,client-ip,client-hostname,event-id,message-id,recipient-address,message-subject,\
            sender-address,original-client-ip
            2026-03-04T08:00:01.000Z,10.0.0.3,mx.example.net,RECEIVE,<m1@example.net>,a@example.org;b@example.org,\
            "Hello, you",bad@example.net,192.0.2.7
            """).getFirst();
        assertThat(mail)
                .isEqualTo(new MailSeen(
                        mail.context(),
                        "m1@example.net",
                        "bad@example.net",
                        List.of("a@example.org", "b@example.org"),
                        "Hello, you",
                        new Endpoint("192.0.2.7", "", "mx.example.net")));
    }

    @Test
    void lines_of_postfix_are_of_a_mail_or_of_its_queue() throws IOException {
        List<Activity> all = all("""
            Mar  4 08:00:01 mx1 postfix/smtpd[1]: 4F1A2B: client=a.example.org[192.0.2.7]
            Mar  4 08:00:01 mx1 postfix/cleanup[2]: 4F1A2B: message-id=<m1@example.net>
            Mar  4 08:00:01 mx1 postfix/qmgr[3]: 4F1A2B: from=<bad@example.net>, size=99, nrcpt=1 (queue active)
            Mar  4 08:00:02 mx1 postfix/smtp[4]: 4F1A2B: to=<b@example.org>, relay=mx.example.org[192.0.2.9]:25, \
            dsn=2.0.0, status=sent (250 ok)
            """);
        assertThat(all)
                .map(each -> (MailSeen) each)
                .extracting(MailSeen::id, MailSeen::sender, mail -> String.join(",", mail.recipients()))
                .containsExactly(
                        tuple("m1@example.net", "", ""),
                        tuple("4F1A2B", "bad@example.net", ""),
                        tuple("4F1A2B", "", "b@example.org"));
    }

    @Test
    void alerts_of_suricata() throws IOException {
        AlertRaised alert = (AlertRaised) one("""
            {"timestamp":"2026-03-04T08:00:00.1+0000","flow_id":1,"event_type":"alert","src_ip":"192.0.2.7",
            "dest_ip":"10.0.0.1","alert":{"action":"allowed","signature_id":2024,"signature":"A name",
            "category":"Trojan","severity":1}}""");
        assertThat(alert).isEqualTo(new AlertRaised(alert.context(), ProcessRef.NONE, "A name", "1", "Trojan"));
    }
}
