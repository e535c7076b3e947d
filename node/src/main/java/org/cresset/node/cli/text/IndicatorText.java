package org.cresset.node.cli.text;

import java.time.Instant;
import java.util.stream.Collectors;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.Label;
import org.cresset.intel.indicator.Vulnerability;
import org.cresset.render.Escape;
import org.cresset.render.Width;

/// Indicators as lines for people.
public final class IndicatorText {

    private IndicatorText() {}

    public static String row(Indicator indicator) {
        String since =
                indicator.validity().from().map(Instant::toString).orElse("").split("T", 2)[0];
        String labels = indicator.labels().stream().map(Label::toString).collect(Collectors.joining(", "));
        return (Width.fit(indicator.value().type().label(), 7)
                        + Width.fit(Escape.terminal(indicator.value().text()), 42)
                        + " "
                        + Width.fit(Integer.toString(indicator.confidence()), 4)
                        + Width.fit(since, 11)
                        + Width.fit(indicator.provenance().tlp().label(), 13)
                        + Width.fit(Escape.terminal(indicator.provenance().source()), 20)
                        + " "
                        + Escape.terminal(labels))
                .stripTrailing();
    }

    public static String row(Vulnerability vulnerability) {
        String words = vulnerability.vendor() + " " + vulnerability.product() + ": " + vulnerability.name()
                + (vulnerability.ransomware() ? " (ransomware)" : "");
        return Width.fit("cve", 7)
                + Width.fit(Escape.terminal(vulnerability.id()), 42)
                + "     "
                + Width.fit(Escape.terminal(vulnerability.added()), 11)
                + Escape.terminal(words);
    }
}
