package org.cresset.rule;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Stream;
import org.cresset.rule.Correlation.Bound;
import org.cresset.rule.ValueTest.Order;

/// The numbers in the condition of a correlation.
final class Bounds {

    private Bounds() {}

    /// Reads one, such as `gte: 5`.
    static Bound read(String key, Yaml value) {
        Order order = switch (key) {
            case "lt" -> Order.LT;
            case "lte" -> Order.LTE;
            case "gt" -> Order.GT;
            case "gte" -> Order.GTE;
            case "eq", "neq" -> Order.EQ;
            default -> throw CorrelationReader.wrong(value, "unknown entry of the condition: " + key);
        };
        String text = CorrelationReader.text(value, key);
        BigDecimal number = Numbers.parse(text)
                .orElseThrow(() -> CorrelationReader.wrong(value, key + " is not a number: '" + text + "'"));
        return new Bound(order, key.equals("neq"), number);
    }

    static int percentile(Yaml value) {
        String text = CorrelationReader.text(value, "percentile");
        if (!text.matches("[0-9]{1,3}") || Integer.parseInt(text) > 100) {
            throw CorrelationReader.wrong(value, "a percentile is a whole number from 0 to 100");
        }
        return Integer.parseInt(text);
    }

    static boolean hold(List<Bound> bounds, long number) {
        return bounds.stream().allMatch(bound -> bound.holds(BigDecimal.valueOf(number)));
    }

    /// Whether some number is within all of them.
    ///
    /// @param counts whether only whole numbers from 1 on count
    static boolean areWithinReach(List<Bound> bounds, boolean counts) {
        BigDecimal step = counts ? BigDecimal.ONE : new BigDecimal("1e-9");
        return bounds.stream()
                .map(Bound::number)
                .map(number -> counts ? number.setScale(0, RoundingMode.FLOOR) : number)
                .flatMap(number -> Stream.of(number, number.add(step), number.subtract(step)))
                .filter(number -> !counts || number.signum() > 0)
                .anyMatch(number -> bounds.stream().allMatch(bound -> bound.holds(number)));
    }
}
