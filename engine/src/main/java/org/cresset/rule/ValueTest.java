package org.cresset.rule;

import java.math.BigDecimal;

/// What is asked of one value.
public sealed interface ValueTest {

    /// The value is text of this form; `cased` says that upper and lower case differ.
    record Text(Glob glob, boolean cased) implements ValueTest {}

    /// The expression matches somewhere in the value.
    record Regex(Expression expression) implements ValueTest {}

    /// The value is an address in the network.
    record InNetwork(Network network) implements ValueTest {}

    /// The value is a number in this order to the other.
    record Numeric(Order order, BigDecimal number) implements ValueTest {}

    /// A part of the value, which is a time, in this order to the number.
    record TimePart(Part part, Order order, BigDecimal number) implements ValueTest {}

    /// How numbers compare.
    enum Order {
        LT,
        LTE,
        GT,
        GTE,
        EQ;

        /// As mathematics writes it.
        String sign() {
            return switch (this) {
                case LT -> "<";
                case LTE -> "<=";
                case GT -> ">";
                case GTE -> ">=";
                case EQ -> "=";
            };
        }

        boolean holds(int comparison) {
            return switch (this) {
                case LT -> comparison < 0;
                case LTE -> comparison <= 0;
                case GT -> comparison > 0;
                case GTE -> comparison >= 0;
                case EQ -> comparison == 0;
            };
        }
    }

    /// The parts of a time, as it is written: no zone is converted. Weeks are those of ISO 8601.
    enum Part {
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        YEAR
    }
}
