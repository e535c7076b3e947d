package org.cresset.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.cresset.activity.Told.one;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.cresset.Shared;
import org.cresset.activity.Activity.CloudCall;
import org.cresset.activity.Activity.ExplicitCredentials;
import org.cresset.activity.Activity.LoggedOn;
import org.cresset.activity.Activity.ProcessEnded;
import org.cresset.activity.Activity.ProcessStarted;
import org.cresset.activity.Activity.RemoteThread;
import org.cresset.activity.Activity.RoleAssumed;
import org.cresset.event.Event;
import org.cresset.event.FieldTable;
import org.cresset.event.LogSources;
import org.cresset.read.Limits;
import org.cresset.read.Sink;
import org.cresset.read.Unreadable;
import org.cresset.read.file.Contents;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What events mean.
final class ActivitiesTest {

    /// The meanings of all events of a log, beside the events' own values.
    private static final class Meanings implements Sink {

        private final FieldTable fields = FieldTable.with(Activities.fields());
        private final Activities activities = new Activities(fields);
        private final List<Activity> all = new ArrayList<>();
        private final Map<String, Map<String, String>> sysmon = new HashMap<>();

        @Override
        public void event(Event event) {
            Optional<Activity> meaning = activities.of(event);
            meaning.ifPresent(all::add);
            boolean start = event.get("EventID").orElse("").equals("1")
                    && event.source().service().equals(Optional.of("sysmon"));
            if (start) {
                Map<String, String> values = new HashMap<>();
                for (String name : List.of("ParentProcessGuid", "User", "LogonId", "Computer", "ProcessId")) {
                    values.put(name, event.get(name).orElse(""));
                }
                sysmon.put(event.get("ProcessGuid").orElseThrow(), values);
            }
        }

        @Override
        public void remark(Event event) {}

        @Override
        public void unreadable(Unreadable piece) {
            throw new AssertionError(piece);
        }

        @Override
        public void skipped(Unreadable piece) {}

        static Meanings of(InputStream in) throws IOException {
            Meanings meanings = new Meanings();
            new Contents(meanings.fields, new LogSources(meanings.fields), Limits.DEFAULT).read(in, "log", meanings);
            return meanings;
        }

        <T extends Activity> List<T> of(Class<T> kind) {
            return all.stream().filter(kind::isInstance).map(kind::cast).toList();
        }
    }

    @Test
    void a_start_is_the_same_whether_sysmon_or_the_security_log_tells_it() throws IOException {
        ProcessStarted sysmon = (ProcessStarted) one("""
            {"EventID":1,"Channel":"Microsoft-Windows-Sysmon/Operational","Computer":"ws-1",
            "UtcTime":"2026-03-04 10:00:00.000","ProcessGuid":"{AAAA0000-0000-0000-0000-000000000001}",
            "ProcessId":"4660","Image":"C:\\\\Tools\\\\a.exe","CommandLine":"a.exe -x","User":"EXAMPLE\\\\anna",
            "LogonId":"0x62F2D","ParentProcessGuid":"{AAAA0000-0000-0000-0000-000000000002}",
            "ParentProcessId":"564","ParentImage":"C:\\\\Windows\\\\explorer.exe"}""");
        ProcessStarted security = (ProcessStarted) one("""
            {"EventID":4688,"Channel":"Security","Computer":"ws-1","@timestamp":"2026-03-04T10:00:00.001Z",
            "NewProcessId":"0x1234","NewProcessName":"C:\\\\Tools\\\\a.exe","CommandLine":"a.exe -x",
            "SubjectUserName":"anna","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x62f2d",
            "TargetUserName":"-","TargetDomainName":"-","TargetLogonId":"0x0","ProcessId":"0x234",
            "ParentProcessName":"C:\\\\Windows\\\\explorer.exe"}""");
        assertThat(sysmon.process().guid()).isEqualTo("aaaa0000-0000-0000-0000-000000000001");
        assertThat(security.process()).isEqualTo(new ProcessRef("", 0x1234, "C:\\Tools\\a.exe"));
        assertThat(security.parent()).isEqualTo(new ProcessRef("", 0x234, "C:\\Windows\\explorer.exe"));
        assertThat(List.of(sysmon, security))
                .allSatisfy(start -> assertThat(start.context())
                        .extracting(Context::user, Context::session, Context::host)
                        .containsExactly("EXAMPLE\\anna", "0x62f2d", "ws-1"));
        assertThat(List.of(sysmon, security))
                .extracting(start -> start.process().pid(), ProcessStarted::commandLine)
                .containsOnly(tuple(4660L, "a.exe -x"));
        assertThat(sysmon.process().identity().confidence()).isEqualTo(1.0);
        assertThat(security.process().identity().confidence()).isEqualTo(0.9);
    }

    @Test
    void a_process_for_another_user_belongs_to_that_user() throws IOException {
        ProcessStarted start = (ProcessStarted) one("""
            {"EventID":4688,"Channel":"Security","Computer":"ws-1","NewProcessId":"0x10","ProcessId":"0x20",
            "SubjectUserName":"WS-1$","SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x3e7",
            "TargetUserName":"anna","TargetDomainName":"EXAMPLE","TargetLogonId":"0x62f2d"}""");
        assertThat(start.context().user()).isEqualTo("EXAMPLE\\anna");
        assertThat(start.context().session()).isEqualTo("0x62f2d");
    }

    @Test
    void a_logon_says_who_whence_and_which_session() throws IOException {
        LoggedOn logon = (LoggedOn) one("""
            {"EventID":4624,"Channel":"Security","Computer":"srv-2","TargetUserName":"anna",
            "TargetDomainName":"EXAMPLE","TargetLogonId":"0xc10d0f","TargetLinkedLogonId":"0x0","LogonType":"3",
            "IpAddress":"192.0.2.7","IpPort":"49800","WorkstationName":"WS-1","SubjectUserName":"-"}""");
        assertThat(logon.worked()).isTrue();
        assertThat(logon.account()).isEqualTo("EXAMPLE\\anna");
        assertThat(logon.session()).isEqualTo("0xc10d0f");
        assertThat(logon.linked()).isEmpty();
        assertThat(logon.kind()).isEqualTo("3");
        assertThat(logon.from()).isEqualTo(new Endpoint("192.0.2.7", "49800", "WS-1"));
        LoggedOn failed = (LoggedOn)
                one("{\"EventID\":4625,\"Channel\":\"Security\",\"TargetUserName\":\"anna\",\"IpAddress\":\"-\"}");
        assertThat(failed.worked()).isFalse();
        assertThat(failed.from().isKnown()).isFalse();
    }

    @Test
    void a_thread_in_another_process_names_both() throws IOException {
        RemoteThread thread = (RemoteThread) one("""
            {"EventID":8,"Channel":"Microsoft-Windows-Sysmon/Operational","SourceProcessGuid":"{A-1}",
            "SourceProcessId":"5","SourceImage":"C:\\\\a.exe","TargetProcessGuid":"{A-2}","TargetProcessId":"6",
            "TargetImage":"C:\\\\b.exe","StartFunction":"LoadLibraryW"}""");
        assertThat(thread.process()).isEqualTo(new ProcessRef("a-1", 5, "C:\\a.exe"));
        assertThat(thread.target()).isEqualTo(new ProcessRef("a-2", 6, "C:\\b.exe"));
        assertThat(thread.code()).isEqualTo("LoadLibraryW");
    }

    @Test
    void other_credentials_name_the_account_and_the_server() throws IOException {
        ExplicitCredentials used = (ExplicitCredentials) one("""
            {"EventID":4648,"Channel":"Security","Computer":"ws-1","SubjectUserName":"anna",
            "SubjectDomainName":"EXAMPLE","SubjectLogonId":"0x62f2d","TargetUserName":"admin",
            "TargetDomainName":"EXAMPLE","TargetServerName":"srv-2","ProcessId":"0xe58",
            "ProcessName":"C:\\\\Windows\\\\System32\\\\runas.exe"}""");
        assertThat(used.account()).isEqualTo("EXAMPLE\\admin");
        assertThat(used.server()).isEqualTo("srv-2");
        assertThat(used.process().pid()).isEqualTo(0xe58);
        assertThat(used.process().name()).isEqualTo("runas.exe");
    }

    @Test
    void a_role_taken_on_leads_from_the_old_key_to_the_new_one() throws IOException {
        RoleAssumed assumed = (RoleAssumed) one("""
            {"eventSource":"sts.amazonaws.com","eventName":"AssumeRole","eventTime":"2026-03-04T10:00:00Z",
            "userIdentity":{"type":"IAMUser","arn":"arn:aws:iam::123456789012:user/anna","accessKeyId":"AKIAOLD"},
            "requestParameters":{"roleArn":"arn:aws:iam::123456789012:role/admin"},
            "responseElements":{"credentials":{"accessKeyId":"ASIANEW"}},"sourceIPAddress":"192.0.2.7"}""");
        assertThat(assumed)
                .extracting(RoleAssumed::credential, RoleAssumed::issued, RoleAssumed::role)
                .containsExactly("AKIAOLD", "ASIANEW", "arn:aws:iam::123456789012:role/admin");
        CloudCall denied = (CloudCall) one("""
            {"eventSource":"s3.amazonaws.com","eventName":"GetObject","errorCode":"AccessDenied",
            "userIdentity":{"arn":"arn:aws:iam::123456789012:user/anna","accessKeyId":"ASIANEW"}}""");
        assertThat(denied.worked()).isFalse();
        assertThat(denied.credential()).isEqualTo("ASIANEW");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0x", "0xg", "-1", "", "99999999999999999999", "0x8000000000000000", "４２"})
    void what_is_no_number_is_none(String text) {
        assertThat(Numbers.of(text)).isEqualTo(-1);
    }

    @Test
    void numbers_are_decimal_or_hexadecimal() {
        assertThat(Numbers.of("4660")).isEqualTo(4660);
        assertThat(Numbers.of("0X1234")).isEqualTo(4660);
        assertThat(Numbers.of("9223372036854775807")).isEqualTo(Long.MAX_VALUE);
    }

    private static Meanings campaign(String number) throws IOException {
        Path folder = Shared.path("telemetry-dev/scenarios/LSASS_campaign_" + number);
        try (var files = Files.list(folder)) {
            Path log = files.filter(file -> file.toString().endsWith("lsass_memory_dump.zip"))
                    .findFirst()
                    .orElseThrow();
            try (InputStream in = Files.newInputStream(log)) {
                return Meanings.of(in);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "02", "05"})
    void each_process_of_a_recorded_campaign_has_parent_user_session_and_host_of_sysmon(String number)
            throws IOException {
        Meanings meanings = campaign(number);
        Map<String, ProcessStarted> starts = new HashMap<>();
        meanings.of(ProcessStarted.class)
                .forEach(start -> starts.putIfAbsent(start.process().guid(), start));
        List<String> labelled =
                Files.readAllLines(Shared.path("telemetry-dev/groundtruth/LSASS_campaigns_attack_processes.tsv"))
                        .stream()
                        .filter(line -> line.startsWith("LSASS_campaign_" + number + "\t"))
                        .map(line -> line.split("\t", -1)[1])
                        .filter(meanings.sysmon::containsKey)
                        .toList();
        assertThat(labelled).hasSizeGreaterThan(5).allSatisfy(guid -> {
            Map<String, String> truth = Objects.requireNonNull(meanings.sysmon.get(guid));
            ProcessStarted start = Objects.requireNonNull(starts.get(bare(guid)));
            assertThat(start.parent().guid()).isEqualTo(bare(truth.getOrDefault("ParentProcessGuid", "")));
            assertThat(start.context().user()).isEqualTo(truth.get("User"));
            assertThat(start.context().session()).isEqualTo(truth.get("LogonId"));
            assertThat(start.context().host()).isEqualTo(truth.get("Computer"));
        });
    }

    private static String bare(String guid) {
        return guid.substring(1, guid.length() - 1).toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"01", "02"})
    void without_sysmon_the_security_log_links_processes_to_the_same_parents(String number) throws IOException {
        Meanings meanings = campaign(number);
        Map<String, ProcessStarted> sysmon = new HashMap<>();
        Map<String, ProcessStarted> bySame = new HashMap<>();
        ProcessTable table = new ProcessTable(100_000);
        int both = 0;
        int same = 0;
        List<Activity> ordered = meanings.all.stream()
                .sorted(Comparator.comparingLong(each -> each.context().time()))
                .toList();
        meanings.of(ProcessStarted.class).stream()
                .filter(start -> !start.process().guid().isEmpty())
                .forEach(start -> {
                    sysmon.put(start.process().guid(), start);
                    bySame.put(key(start), start);
                });
        for (Activity each : ordered) {
            if (each instanceof ProcessEnded ended && ended.process().guid().isEmpty()) {
                table.ended(ended);
            }
            if (!(each instanceof ProcessStarted start)
                    || !start.process().guid().isEmpty()) {
                continue;
            }
            ProcessTable.Known parent = table.at(
                    start.context().host(), start.parent(), start.context().time());
            table.started(start);
            Optional<ProcessStarted> sought = twin(start, bySame);
            if (sought.isEmpty()) {
                continue;
            }
            ProcessRef named = sought.get().parent();
            both++;
            same += isSame(parent, named, Optional.ofNullable(sysmon.get(named.guid()))) ? 1 : 0;
        }
        assertThat(both).isGreaterThan(40);
        assertThat(same * 1.0 / both).as(same + " of " + both).isGreaterThanOrEqualTo(0.95);
    }

    /// Whether the security log leads to the parent that Sysmon names: the same start, or one that neither log tells.
    private static boolean isSame(ProcessTable.Known found, ProcessRef named, Optional<ProcessStarted> start) {
        boolean told = found.start() != Event.NO_TIME;
        return found.pid() == named.pid()
                && (!told || start.map(truth -> twin(found, truth)).orElse(false));
    }

    private static String key(ProcessStarted start) {
        return start.process().pid() + " " + start.process().name();
    }

    /// The start that Sysmon tells of the same process.
    private static Optional<ProcessStarted> twin(ProcessStarted start, Map<String, ProcessStarted> sysmon) {
        return Optional.ofNullable(sysmon.get(key(start)))
                .filter(twin -> Math.abs(twin.context().time() - start.context().time()) <= 2_000_000);
    }

    private static boolean twin(ProcessTable.Known known, ProcessStarted truth) {
        return known.pid() == truth.process().pid()
                && known.start() != Event.NO_TIME
                && Math.abs(known.start() - truth.context().time()) <= 2_000_000;
    }
}
