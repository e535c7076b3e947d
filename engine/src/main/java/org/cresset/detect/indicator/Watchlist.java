package org.cresset.detect.indicator;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.TreeSet;
import org.cresset.detect.Exceptions;
import org.cresset.event.FieldTable;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.Indicators;
import org.cresset.intel.indicator.Value;
import org.cresset.rule.Level;

/// The indicators that a run looks for. Immutable and safe for any thread.
public final class Watchlist {

    /// Nothing to look for.
    public static final Watchlist NONE = new Watchlist(Indicators.NONE, Level.INFORMATIONAL);

    private final Indicators indicators;
    private final Level least;
    private final IndicatorIndex index;

    /// @param least what would be a detection below this level is left out
    public Watchlist(Indicators indicators, Level least) {
        this.indicators = indicators;
        this.least = least;
        index = new IndicatorIndex(indicators.all());
    }

    public Indicators indicators() {
        return indicators;
    }

    public boolean isEmpty() {
        return indicators.all().isEmpty();
    }

    /// Those that name a value, whatever the time; of a domain also those of the domains above it.
    public List<Indicator> naming(Value value) {
        Lookup lookup = new Lookup(index);
        byte[] text = value.text().getBytes(StandardCharsets.UTF_8);
        switch (value.type()) {
            case IPV4, IPV6 -> lookup.address(text, 0, text.length);
            case DOMAIN -> lookup.host(text, 0, text.length);
            case URL -> lookup.url(text, 0, text.length);
            case EMAIL -> lookup.emails(text, 0, text.length);
            case MD5, SHA1, SHA256, SHA512 -> lookup.hashes(text, 0, text.length);
        }
        return List.copyOf(new TreeSet<>(lookup.found()));
    }

    /// The same fields, with slots for those that indicators are looked for in.
    public FieldTable widened(FieldTable fields) {
        return isEmpty() ? fields : fields.extended(WatchedFields.missing(fields));
    }

    /// What looks for them among events of these fields. For one thread.
    public IndicatorDetector detector(FieldTable fields, Exceptions exceptions) {
        return new IndicatorDetector(index, new WatchedFields(fields), least, exceptions);
    }
}
