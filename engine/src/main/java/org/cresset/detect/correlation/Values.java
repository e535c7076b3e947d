package org.cresset.detect.correlation;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import org.cresset.event.Fold;
import org.cresset.rule.Correlation;
import org.cresset.rule.Numbers;

/// What is counted or added up of an event.
final class Values {

    private Values() {}

    /// The value, or an empty text where the type needs a number and there is none.
    static String of(Correlation asked, List<String> values) {
        return switch (asked.type()) {
            case EVENT_COUNT, TEMPORAL, TEMPORAL_ORDERED -> "";
            case VALUE_COUNT -> tuple(values);
            case VALUE_SUM, VALUE_AVG, VALUE_PERCENTILE, VALUE_MEDIAN ->
                Optional.of(values.getFirst().strip())
                        .flatMap(Numbers::parse)
                        .map(BigDecimal::toString)
                        .orElse("");
        };
    }

    /// Several values with their lengths, so that no two tuples look the same. Case makes no difference.
    private static String tuple(List<String> values) {
        StringBuilder tuple = new StringBuilder();
        for (String value : values) {
            String folded = Fold.fold(value);
            if (values.size() == 1) {
                return "=" + folded;
            }
            tuple.append(folded.length()).append(':').append(folded);
        }
        return tuple.toString();
    }
}
