package org.cresset.detect.correlation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.cresset.rule.Correlation;
import org.cresset.rule.Correlation.Bound;

/// Adds up numbers, exactly: what is taken away again leaves no error behind.
final class SumWindow extends CountWindow {

    private final boolean average;
    private BigDecimal sum = BigDecimal.ZERO;

    SumWindow(Correlation asked) {
        super(asked);
        average = asked.type() == Correlation.Type.VALUE_AVG;
    }

    @Override
    public void add(Entry entry) {
        super.add(entry);
        sum = sum.add(new BigDecimal(entry.value()));
    }

    @Override
    void forgotten(Entry entry) {
        sum = sum.subtract(new BigDecimal(entry.value()));
    }

    /// An average is not divided but its bound multiplied, so that nothing is rounded.
    @Override
    boolean isWithin(List<Bound> bounds) {
        BigDecimal parts = BigDecimal.valueOf(average ? size() : 1);
        return bounds.stream()
                .allMatch(bound ->
                        new Bound(bound.order(), bound.not(), bound.number().multiply(parts)).holds(sum));
    }

    @Override
    String measure() {
        BigDecimal measure = average ? sum.divide(BigDecimal.valueOf(size()), MathContext.DECIMAL64) : sum;
        return measure.stripTrailingZeros().toPlainString();
    }
}
