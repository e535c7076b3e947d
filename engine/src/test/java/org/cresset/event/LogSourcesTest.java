package org.cresset.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Which log source an event is of, and the names its fields get there.
final class LogSourcesTest {

    private static final String SYSMON = "Microsoft-Windows-Sysmon/Operational";
    private static final FieldTable FIELDS =
            FieldTable.with(List.of("ParentImage", "IntegrityLevel", "LogonId", "Data", "Signature", "TargetFilename"));
    private static final LogSources SOURCES = new LogSources(FIELDS);

    private static Event event(String... fields) {
        Event event = new Event(FIELDS);
        for (int i = 0; i < fields.length; i += 2) {
            event.add(fields[i], FIELDS.slot(fields[i]), Kind.TEXT, fields[i + 1]);
        }
        SOURCES.resolve(event);
        return event;
    }

    private static Set<String> categories(String... fields) {
        return event(fields).source().categories();
    }

    @Test
    void a_process_start_is_known_from_sysmon_and_from_security() {
        assertThat(categories("Channel", SYSMON, "EventID", "1")).containsExactly("process_creation");
        assertThat(categories("Channel", "Security", "EventID", "4688")).containsExactly("process_creation");
        assertThat(categories("Channel", "Security", "EventID", "1")).isEmpty();
    }

    @Test
    void the_service_is_that_of_the_channel_in_any_case() {
        for (String channel : new String[] {"Security", "security", "SECURITY"}) {
            EventSource source = event("Channel", channel, "EventID", "4624").source();
            assertThat(source.product()).contains("windows");
            assertThat(source.service()).contains("security");
        }
        assertThat(categories("Channel", SYSMON.toUpperCase(java.util.Locale.ROOT), "EventID", "3"))
                .containsExactly("network_connection");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Microsoft-Windows-DNSServer/Audit                                       | dns-server-audit
            Microsoft-Windows-DNS-Server/Audit                                      | dns-server-audit
            Microsoft-Windows-DNSServer/Analytical                                  | dns-server-analytic
            Microsoft-Windows-TerminalServices-RemoteConnectionManager/Operational  | terminalservices-remoteconnectionmanager
            Microsoft-Windows-TerminalServices-LocalSessionManager/Operational      | terminalservices-localsessionmanager
            Microsoft-Windows-RemoteDesktopServices-RdpCoreTS/Operational           | remotedesktopservices-rdpcorets
            Microsoft-Windows-WinRM/Operational                                     | winrm
            Microsoft-Windows-SMBServer/Security                                    | smbserver-security
            Microsoft-Windows-SMBServer/Audit                                       | smbserver-audit
            Microsoft-Windows-SmbClient/Security                                    | smbclient-security
            Microsoft-Windows-Kernel-IO/Operational                                 | kernel-io
            Microsoft-Windows-WebAuthN/Operational                                  | webauthn
            """)
    void a_channel_has_its_service_however_it_is_written(String channel, String service) {
        EventSource source = event("Channel", channel, "EventID", "1").source();
        assertThat(source.product()).contains("windows");
        assertThat(source.service()).contains(service);
    }

    @Test
    void a_channel_nobody_knows_is_windows_without_a_service() {
        EventSource source =
                event("Channel", "Contoso-App/Admin", "EventID", "1").source();
        assertThat(source.product()).contains("windows");
        assertThat(source.service()).isEmpty();
        assertThat(source.categories()).isEmpty();
    }

    @Test
    void an_event_that_says_nothing_has_no_source() {
        assertThat(event("f", "x").source()).isEqualTo(EventSource.UNKNOWN);
    }

    @Test
    void what_happened_to_a_registry_key_decides_its_category() {
        assertThat(categories("Channel", SYSMON, "EventID", "12", "EventType", "CreateKey"))
                .containsExactlyInAnyOrder("registry_event", "registry_add");
        assertThat(categories("Channel", SYSMON, "EventID", "12", "EventType", "DeleteKey"))
                .containsExactlyInAnyOrder("registry_event", "registry_delete");
        assertThat(categories("Channel", SYSMON, "EventID", "12", "EventType", "DeleteValue"))
                .containsExactlyInAnyOrder("registry_event", "registry_delete");
        assertThat(categories("Channel", SYSMON, "EventID", "12"))
                .containsExactlyInAnyOrder("registry_event", "registry_add", "registry_delete");
        assertThat(categories("Channel", SYSMON, "EventID", "13"))
                .containsExactlyInAnyOrder("registry_event", "registry_set");
    }

    @Test
    void a_process_start_of_security_has_the_names_of_sysmon() {
        Event event = event(
                "Channel",
                "Security",
                "EventID",
                "4688",
                "NewProcessName",
                "C:\\a.exe",
                "ParentProcessName",
                "C:\\b.exe",
                "MandatoryLabel",
                "S-1-16-12288",
                "SubjectUserName",
                "j.doe",
                "ProcessCommandLine",
                "a -x");
        assertThat(event.get("Image")).contains("C:\\a.exe");
        assertThat(event.get("ParentImage")).contains("C:\\b.exe");
        assertThat(event.get("IntegrityLevel")).contains("High");
        assertThat(event.get("User")).contains("j.doe");
        assertThat(event.get("CommandLine")).contains("a -x");
        assertThat(event.get("NewProcessName")).contains("C:\\a.exe");
    }

    @Test
    void a_field_the_event_has_itself_is_not_overlaid() {
        Event event = event("Channel", "Security", "EventID", "4688", "NewProcessName", "new", "Image", "own");
        assertThat(event.get("Image")).contains("own");
        assertThat(event.next(event.first(Fields.IMAGE))).isEqualTo(-1);
    }

    @Test
    void an_unknown_label_of_integrity_stays_as_it_is() {
        assertThat(event("Channel", "Security", "EventID", "4688", "MandatoryLabel", "S-1-16-7")
                        .get("IntegrityLevel"))
                .contains("S-1-16-7");
    }

    @Test
    void hexadecimal_numbers_become_decimal_and_others_stay() {
        assertThat(EventSource.decimal("0x1e70")).isEqualTo("7792");
        assertThat(EventSource.decimal("0xffffffffffffffff")).isEqualTo("18446744073709551615");
        assertThat(EventSource.decimal("7792")).isEqualTo("7792");
        assertThat(EventSource.decimal("0x")).isEqualTo("0x");
        assertThat(EventSource.decimal("0xyz")).isEqualTo("0xyz");
        assertThat(EventSource.decimal("0x-1")).isEqualTo("0x-1");
    }

    @Test
    void a_row_of_defender_is_known_by_its_action() {
        Event event = event("ActionType", "FileCreated", "DeviceName", "d", "FolderPath", "C:\\x");
        assertThat(event.source().categories()).containsExactly("file_event");
        assertThat(event.get("TargetFilename")).contains("C:\\x");
        assertThat(event("ActionType", "Something").source().product()).contains("windows");
    }

    @Test
    void a_record_may_say_itself_what_it_is() {
        EventSource source = event("product", "Linux", "service", "AuditD", "category", "Process_Creation")
                .source();
        assertThat(source.product()).contains("linux");
        assertThat(source.service()).contains("auditd");
        assertThat(source.categories()).containsExactly("process_creation");
        assertThat(event("category", "proxy").source()).isEqualTo(EventSource.UNKNOWN);
    }

    @Test
    void a_product_alone_is_a_name_only_where_it_is_a_system() {
        assertThat(event("product", "Linux").source().product()).contains("linux");
        assertThat(event("product", "Contoso Mail").source()).isEqualTo(EventSource.UNKNOWN);
        assertThat(event("product", "Contoso", "service", "mail").source().product())
                .contains("contoso");
    }

    @Test
    void a_source_serves_the_rules_that_ask_for_no_more_than_it_is() {
        EventSource source = event("Channel", SYSMON, "EventID", "1").source();
        assertThat(source.serves(asked("windows", "process_creation", ""))).isTrue();
        assertThat(source.serves(asked("windows", "", ""))).isTrue();
        assertThat(source.serves(asked("", "process_creation", ""))).isTrue();
        assertThat(source.serves(asked("windows", "", "sysmon"))).isTrue();
        assertThat(source.serves(asked("linux", "process_creation", ""))).isFalse();
        assertThat(source.serves(asked("windows", "file_event", ""))).isFalse();
        assertThat(source.serves(asked("windows", "process_creation", "security")))
                .isFalse();
        assertThat(EventSource.UNKNOWN.serves(asked("windows", "", ""))).isFalse();
        assertThat(EventSource.UNKNOWN.serves(asked("", "process_creation", "")))
                .isFalse();
    }

    private static LogSource asked(String product, String category, String service) {
        return new LogSource(some(product), some(category), some(service));
    }

    private static Optional<String> some(String text) {
        return Optional.of(text).filter(given -> !given.isEmpty());
    }
}
