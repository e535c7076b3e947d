package org.cresset.detect.correlation;

import java.math.BigDecimal;
import java.util.List;
import org.cresset.rule.Correlation;
import org.cresset.rule.Correlation.Bound;

/// The value below which so many hundredths of the numbers lie, between two of them on the line that joins them.
final class RankWindow extends CountWindow {

    private static final int MEDIAN = 50;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private final int percentile;
    private final SortedNumbers numbers = new SortedNumbers();

    RankWindow(Correlation asked) {
        super(asked);
        percentile = asked.type() == Correlation.Type.VALUE_MEDIAN ? MEDIAN : asked.percentile();
    }

    @Override
    public void add(Entry entry) {
        super.add(entry);
        numbers.add(new BigDecimal(entry.value()));
    }

    @Override
    void forgotten(Entry entry) {
        numbers.remove(new BigDecimal(entry.value()));
    }

    @Override
    boolean isWithin(List<Bound> bounds) {
        BigDecimal value = value();
        return bounds.stream().allMatch(bound -> bound.holds(value));
    }

    private BigDecimal value() {
        long hundredths = (numbers.size() - 1L) * percentile;
        int below = (int) (hundredths / 100);
        BigDecimal low = numbers.get(below);
        BigDecimal part = BigDecimal.valueOf(hundredths % 100);
        if (part.signum() == 0) {
            return low;
        }
        return low.add(numbers.get(below + 1).subtract(low).multiply(part).divide(HUNDRED));
    }

    @Override
    String measure() {
        return value().stripTrailingZeros().toPlainString();
    }
}
