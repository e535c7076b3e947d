package org.cresset.rule;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/// A regular expression: in linear time where its features allow that, else with a budget of steps.
///
/// Lines end with `\n` alone, as in PCRE. Case counts unless a flag says otherwise. Safe for any thread.
public final class Expression {

    /// How many characters a match that is not linear may look at before it is given up.
    static final int BUDGET = 2_000_000;

    private static final int LONGEST = 20_000;

    /// The flags that a Sigma rule can set.
    public enum Flag {
        IGNORE_CASE,
        MULTILINE,
        DOT_ALL
    }

    private sealed interface Engine {
        record Linear(org.safere.Pattern pattern) implements Engine {}

        record Budgeted(Pattern pattern) implements Engine {}
    }

    private final String source;
    private final Set<Flag> flags;
    private final boolean linear;
    private volatile @Nullable Engine engine;

    /// Negative until it is first asked for; whoever works it out comes to the same.
    private volatile int shortest = -1;

    /// Compiles an expression.
    ///
    /// @throws RuleException where the expression is none
    public Expression(String source, Set<Flag> flags) {
        if (source.length() > LONGEST) {
            throw new RuleException("a regular expression is longer than " + LONGEST + " characters");
        }
        this.source = source;
        this.flags = Set.copyOf(flags);
        Engine made = compile(source, flags);
        linear = made instanceof Engine.Linear;
        engine = made;
    }

    private Expression(String source, Set<Flag> flags, boolean linear) {
        this.source = source;
        this.flags = Set.copyOf(flags);
        this.linear = linear;
    }

    /// An expression that is known to be one; it is compiled when it is first asked.
    static Expression known(String source, Set<Flag> flags, boolean linear) {
        return new Expression(source, flags, linear);
    }

    private Engine engine() {
        Engine made = engine;
        if (made == null) {
            made = compile(source, flags);
            engine = made;
        }
        return made;
    }

    Set<Flag> flags() {
        return flags;
    }

    private static Engine compile(String source, Set<Flag> flags) {
        int bits = Pattern.UNIX_LINES
                | (flags.contains(Flag.IGNORE_CASE) ? Pattern.CASE_INSENSITIVE : 0)
                | (flags.contains(Flag.MULTILINE) ? Pattern.MULTILINE : 0)
                | (flags.contains(Flag.DOT_ALL) ? Pattern.DOTALL : 0);
        try {
            return new Engine.Linear(org.safere.Pattern.compile(source, bits));
        } catch (RuntimeException notLinear) {
            try {
                return new Engine.Budgeted(Pattern.compile(source, bits));
            } catch (PatternSyntaxException bad) {
                throw new RuleException("not a regular expression: " + bad.getDescription() + ": " + shown(source));
            }
        }
    }

    private static String shown(String source) {
        return source.length() <= 80 ? source : source.substring(0, 80) + "...";
    }

    /// Whether the time of a match grows only with the length of the text.
    public boolean isLinear() {
        return linear;
    }

    /// No text that matches has fewer characters.
    public int shortest() {
        int known = shortest;
        if (known < 0) {
            known = linear ? new Literals(source).shortest() : 0;
            shortest = known;
        }
        return known;
    }

    /// Texts of which at least one stands, in some case, in every text that matches; none where that cannot be told.
    public Set<String> necessary() {
        return isLinear() ? new Literals(source).necessary() : Set.of();
    }

    /// Whether it matches somewhere in the text.
    ///
    /// @throws OutOfSteps where the budget is spent before that is known
    public boolean find(String text) {
        return switch (engine()) {
            case Engine.Linear(var pattern) -> pattern.matcher(text).find();
            case Engine.Budgeted(var pattern) -> find(pattern, text);
        };
    }

    private static boolean find(Pattern pattern, String text) {
        try {
            return pattern.matcher(new Metered(text, 0, text.length(), new AtomicInteger(BUDGET)))
                    .find();
        } catch (StackOverflowError tooDeep) {
            throw new OutOfSteps();
        }
    }

    /// A match was given up. No message and no trace: it is counted, not read.
    public static final class OutOfSteps extends RuntimeException {
        public OutOfSteps() {
            super("a regular expression ran out of steps", null, false, false);
        }
    }

    /// Text that counts how often it is looked at.
    private record Metered(String text, int from, int to, AtomicInteger left) implements CharSequence {

        @Override
        public char charAt(int index) {
            if (left.decrementAndGet() < 0) {
                throw new OutOfSteps();
            }
            return text.charAt(from + index);
        }

        @Override
        public int length() {
            return to - from;
        }

        @Override
        public CharSequence subSequence(int start, int end) {
            return new Metered(text, from + start, from + end, left);
        }

        @Override
        public String toString() {
            return text.substring(from, to);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Expression expression
                && source.equals(expression.source)
                && flags.equals(expression.flags);
    }

    @Override
    public int hashCode() {
        return 31 * source.hashCode() + flags.hashCode();
    }

    @Override
    public String toString() {
        return source;
    }
}
