package org.cresset.detect.indicator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.Range;
import org.cresset.intel.indicator.Url;

/// Indicators by what they name. Immutable and safe for any thread.
final class IndicatorIndex {

    /// Indicators of one kind of key: those of each key.
    private static final class Shelf {

        private final List<List<Indicator>> byKey = new ArrayList<>();

        void add(int key, Indicator indicator) {
            if (key == byKey.size()) {
                byKey.add(List.of(indicator));
                return;
            }
            List<Indicator> more = new ArrayList<>(byKey.get(key));
            more.add(indicator);
            byKey.set(key, List.copyOf(more));
        }
    }

    private final Ranges ranges = new Ranges();
    private final Keys domains = new Keys();
    private final Keys urls = new Keys();
    private final Keys hashes = new Keys();
    private final Keys emails = new Keys();
    private final Shelf ofRanges = new Shelf();
    private final Shelf ofDomains = new Shelf();
    private final Shelf ofUrls = new Shelf();
    private final Shelf ofHashes = new Shelf();
    private final Shelf ofEmails = new Shelf();

    IndicatorIndex(List<Indicator> indicators) {
        Url url = new Url();
        for (Indicator each : indicators) {
            byte[] text = each.value().text().getBytes(StandardCharsets.UTF_8);
            switch (each.value().type()) {
                case IPV4, IPV6 ->
                    ofRanges.add(ranges.add(Range.of(each.value().text()).orElseThrow()), each);
                case DOMAIN -> ofDomains.add(domains.add(text), each);
                case URL -> {
                    if (url.read(text, 0, text.length)) {
                        ofUrls.add(urls.add(java.util.Arrays.copyOf(url.key(), url.size())), each);
                    }
                }
                case MD5, SHA1, SHA256, SHA512 ->
                    ofHashes.add(hashes.add(text, Keys.ofDigits(text, 0, text.length)), each);
                case EMAIL -> ofEmails.add(emails.add(text), each);
            }
        }
    }

    Ranges ranges() {
        return ranges;
    }

    Keys domains() {
        return domains;
    }

    Keys urls() {
        return urls;
    }

    Keys hashes() {
        return hashes;
    }

    Keys emails() {
        return emails;
    }

    List<Indicator> ofRange(int key) {
        return ofRanges.byKey.get(key);
    }

    List<Indicator> ofDomain(int key) {
        return ofDomains.byKey.get(key);
    }

    List<Indicator> ofUrl(int key) {
        return ofUrls.byKey.get(key);
    }

    List<Indicator> ofHash(int key) {
        return ofHashes.byKey.get(key);
    }

    List<Indicator> ofEmail(int key) {
        return ofEmails.byKey.get(key);
    }
}
