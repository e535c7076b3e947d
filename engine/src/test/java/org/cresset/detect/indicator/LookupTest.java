package org.cresset.detect.indicator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;
import org.cresset.Property;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.IndicatorType;
import org.cresset.intel.indicator.Provenance;
import org.cresset.intel.indicator.Range;
import org.cresset.intel.indicator.Validity;
import org.cresset.intel.indicator.Value;
import org.junit.jupiter.api.Test;

final class LookupTest {

    private static Indicator indicator(String value) {
        return new Indicator(Value.guess(value).orElseThrow(), Validity.UNKNOWN, Provenance.UNKNOWN, 50, List.of());
    }

    private static Lookup lookup(String... values) {
        return new Lookup(new IndicatorIndex(
                List.of(values).stream().map(LookupTest::indicator).toList()));
    }

    /// A way to look up a text.
    private interface Asked {
        void ask(Lookup lookup, byte[] text, int from, int to);
    }

    private static List<String> found(Lookup lookup, Asked asked, String text) {
        byte[] bytes = ("<<" + text + ">>").getBytes(StandardCharsets.UTF_8);
        asked.ask(lookup, bytes, 2, bytes.length - 2);
        List<String> found =
                lookup.found().stream().map(each -> each.value().text()).toList();
        lookup.clear();
        return found;
    }

    @Test
    void addresses_are_found_in_every_form_and_within_ranges() {
        Lookup lookup = lookup("45.0.0.1", "45.1.0.0/16", "2a00:1::1", "2a00:2::/32");
        assertThat(found(lookup, Lookup::address, "45.0.0.1")).containsExactly("45.0.0.1");
        assertThat(found(lookup, Lookup::address, "::ffff:45.0.0.1")).containsExactly("45.0.0.1");
        assertThat(found(lookup, Lookup::address, "45.1.77.3")).containsExactly("45.1.0.0/16");
        assertThat(found(lookup, Lookup::address, "2A00:0001:0:0:0:0:0:1")).containsExactly("2a00:1::1");
        assertThat(found(lookup, Lookup::address, "2a00:2:ffff::")).containsExactly("2a00:2::/32");
        assertThat(found(lookup, Lookup::address, "45.0.0.11")).isEmpty();
        assertThat(found(lookup, Lookup::address, "-")).isEmpty();
        assertThat(found(lookup, Lookup::host, "45.0.0.1:443")).containsExactly("45.0.0.1");
        assertThat(found(lookup, Lookup::host, "[2a00:1::1]:443")).containsExactly("2a00:1::1");
        assertThat(found(lookup, Lookup::host, "2a00:1::1")).containsExactly("2a00:1::1");
    }

    @Test
    void a_domain_is_found_with_all_below_it_and_nothing_that_only_ends_alike() {
        Lookup lookup = lookup("bad.example");
        assertThat(found(lookup, Lookup::host, "BAD.example.")).containsExactly("bad.example");
        assertThat(found(lookup, Lookup::host, "a.b.bad.example")).containsExactly("bad.example");
        assertThat(found(lookup, Lookup::host, "bad.example:8080")).containsExactly("bad.example");
        assertThat(found(lookup, Lookup::host, "notbad.example")).isEmpty();
        assertThat(found(lookup, Lookup::host, "example")).isEmpty();
        assertThat(found(lookup, Lookup::host, "bad.example.com")).isEmpty();
        assertThat(found(lookup, Lookup::host, "x".repeat(300) + ".bad.example"))
                .isEmpty();
        assertThat(found(lookup, Lookup::answers, "type:  5 www.bad.example;::ffff:45.0.0.1;"))
                .containsExactly("bad.example");
    }

    @Test
    void urls_are_found_whatever_their_scheme_and_the_host_counts_too() {
        Lookup lookup = lookup("http://bad.example/A?b=c", "worse.example");
        assertThat(found(lookup, Lookup::url, "https://bad.example:443/A?b=c#d"))
                .containsExactly("http://bad.example/A?b=c");
        assertThat(found(lookup, Lookup::url, "http://bad.example/a?b=c")).isEmpty();
        assertThat(found(lookup, Lookup::url, "http://x.worse.example/a")).containsExactly("worse.example");
        assertThat(found(lookup, Lookup::url, "/A?b=c")).isEmpty();
        byte[] parts = "Bad.example/Ab=c".getBytes(StandardCharsets.UTF_8);
        assertThat(lookup.url(parts, 0, 11, 11, 13)).isTrue();
        lookup.query(parts, 13, 16);
        assertThat(lookup.found()).hasSize(1);
    }

    @Test
    void hashes_are_found_in_lists_but_those_of_imports_are_no_hashes_of_files() {
        String md5 = "0123456789abcdef0123456789abcdef";
        Lookup lookup = lookup(md5, "a".repeat(64));
        assertThat(found(lookup, Lookup::hashes, "MD5=" + md5.toUpperCase(Locale.ROOT) + ",SHA256=" + "A".repeat(64)))
                .containsExactly(md5, "a".repeat(64));
        assertThat(found(lookup, Lookup::hashes, md5)).containsExactly(md5);
        assertThat(found(lookup, Lookup::hashes, "MD5=" + "0".repeat(32) + ",IMPHASH=" + md5))
                .isEmpty();
        assertThat(found(lookup, Lookup::hashes, "imphash:" + md5)).isEmpty();
        assertThat(found(lookup, Lookup::hashes, md5 + "0")).isEmpty();
        assertThat(found(lookup, Lookup::hashes, md5 + "x")).isEmpty();
    }

    @Test
    void mail_addresses_are_found_and_their_domains() {
        Lookup lookup = lookup("a@bad.example", "worse.example");
        assertThat(found(lookup, Lookup::emails, "X <A@bad.example>")).containsExactly("a@bad.example");
        assertThat(found(lookup, Lookup::emails, "b@bad.example, c@x.worse.example"))
                .containsExactly("worse.example");
    }

    private static final String LETTERS = "abc";

    private static String name(RandomGenerator chance) {
        StringBuilder name = new StringBuilder();
        for (int labels = 2 + chance.nextInt(3); labels > 0; labels--) {
            for (int length = 1 + chance.nextInt(2); length > 0; length--) {
                name.append(LETTERS.charAt(chance.nextInt(3)));
            }
            name.append('.');
        }
        return name + "example";
    }

    private static String address(RandomGenerator chance) {
        return "45.0." + chance.nextInt(4) + "." + chance.nextInt(16);
    }

    /// The plainest way: strings in a map.
    private static java.util.Set<String> plain(Map<String, Indicator> all, List<Range> ranges, String text) {
        TreeSet<String> found = new TreeSet<>();
        Optional<Range> address = Range.of(text);
        if (address.isPresent()) {
            ranges.stream()
                    .filter(range -> range.contains(address.get()))
                    .forEach(range -> found.add(range.toString()));
            return found;
        }
        for (String part = text; ; part = part.substring(part.indexOf('.') + 1)) {
            if (all.containsKey(part)) {
                found.add(part);
            }
            if (part.indexOf('.') < 0) {
                return found;
            }
        }
    }

    @Test
    void what_is_found_is_what_a_plain_look_up_of_strings_finds() {
        Property.holds(300, chance -> {
            Map<String, Indicator> all = new HashMap<>();
            List<Range> ranges = new ArrayList<>();
            for (int count = chance.nextInt(200); count > 0; count--) {
                String value = chance.nextBoolean()
                        ? name(chance)
                        : chance.nextInt(4) == 0 ? "45.0.0.0/" + (22 + chance.nextInt(10)) : address(chance);
                Indicator indicator = indicator(value);
                all.put(indicator.value().text(), indicator);
            }
            all.values().stream()
                    .filter(each -> each.value().type() == IndicatorType.IPV4)
                    .forEach(each -> ranges.add(Range.of(each.value().text()).orElseThrow()));
            Lookup lookup = new Lookup(new IndicatorIndex(List.copyOf(all.values())));
            BiConsumer<String, List<String>> same =
                    (text, found) -> assertThat(new TreeSet<>(found)).as(text).isEqualTo(plain(all, ranges, text));
            for (int asked = 0; asked < 50; asked++) {
                String text = chance.nextBoolean() ? name(chance) : address(chance);
                same.accept(text, found(lookup, Lookup::host, text));
            }
        });
    }
}
