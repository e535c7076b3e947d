package org.cresset.detect.alert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.cresset.event.Table;
import org.cresset.intel.Technique;
import org.cresset.intel.Techniques;
import org.junit.jupiter.api.Test;

/// What names of alerts mean; the names are invented after the habits of products.
final class WordsTest {

    private final Words words = new Words();

    private String meaning(String name) {
        return words.of(name)
                .map(found -> found.level().label() + " " + found.tactic().orElse("-") + " "
                        + found.technique().orElse("-"))
                .orElse("none");
    }

    @Test
    void every_technique_is_one_and_serves_the_tactic_beside_it() {
        Techniques techniques = new Techniques();
        assertThat(Table.read(Words.class, "/org/cresset/knowledge/alert-words.tsv", 4))
                .allSatisfy(row -> {
                    Optional<Technique> technique = techniques.get(row.cell(3));
                    assertThat(row.cell(3).equals("-") || technique.isPresent())
                            .as(row.place())
                            .isTrue();
                    technique.ifPresent(
                            known -> assertThat(known.tactics()).as(row.place()).contains(row.cell(2)));
                });
    }

    @Test
    void bad_ones() {
        assertThat(meaning("ET MALWARE Odd.Bot CnC Beacon")).isEqualTo("high command-and-control T1071");
        assertThat(meaning("Possible C&C traffic")).isEqualTo("high command-and-control T1071");
        assertThat(meaning("sshd: Multiple authentication failures.")).isEqualTo("medium credential-access T1110");
        assertThat(meaning("Multiple failed logins followed by success")).startsWith("high credential-access");
        assertThat(meaning("ET WEB_SERVER Possible SQL Injection Attempt UNION SELECT"))
                .isEqualTo("medium initial-access T1190");
        assertThat(meaning("PHP WebShell uploaded")).isEqualTo("high persistence T1505.003");
        assertThat(meaning("GPL ATTACK_RESPONSE id check returned root")).startsWith("high execution");
        assertThat(meaning("Trojan:Win32/Odd.A")).isEqualTo("high execution T1204.002");
        assertThat(meaning("NewServiceInstalled")).isEqualTo("medium persistence T1543");
        assertThat(meaning("ET SCAN Nmap Scripting Engine")).isEqualTo("medium discovery T1046");
        assertThat(meaning("发现暴力破解行为")).isEqualTo("medium credential-access T1110");
        assertThat(meaning("Successful sudo to ROOT executed by somebody unheard of"))
                .startsWith("informational");
        assertThat(meaning("First time user executed sudo")).isEqualTo("low privilege-escalation T1548.003");
    }

    @Test
    void harmless_ones() {
        assertThat(List.of(
                        "SURICATA STREAM Packet with invalid ack",
                        "SURICATA HTTP unable to match response to request",
                        "ET INFO Observed DNS over HTTPS",
                        "PAM: Login session opened.",
                        "sshd: authentication success.",
                        "Antivirus database update",
                        "Agent started"))
                .allSatisfy(name -> assertThat(meaning(name)).as(name).startsWith("informational - -"));
        assertThat(meaning("ET POLICY Cleartext thing")).isEqualTo("low - -");
        assertThat(meaning("New value combination detected")).isEqualTo("low - -");
        assertThat(meaning("New service_start parameter combination in a log")).isEqualTo("low - -");
    }

    @Test
    void parts_of_words_and_words_apart_do_not_count() {
        assertThat(meaning("Scandinavia")).isEqualTo("none");
        assertThat(meaning("brute and then force")).isEqualTo("none");
        assertThat(meaning("")).isEqualTo("none");
        assertThat(Words.words("a_bC-dE2 fG")).containsExactly("a", "bc", "b", "c", "de2", "d", "e2", "fg", "f", "g");
    }
}
