package org.cresset.rule;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.cresset.event.Fold;

/// Text with the wildcards of Sigma: `*` for any text, `?` for one character; and a dash that stands for all dashes.
///
/// Tokens are UTF-16 units, or one of the negative numbers below. Immutable.
public final class Glob {

    static final int ANY = -1;
    static final int ONE = -2;
    static final int DASH = -3;

    private static final String DASHES = "-/\u2013\u2014\u2015";

    /// The form of a glob, from which an index can tell how to look for it.
    public enum Shape {
        EQUALS,
        STARTS,
        ENDS,
        CONTAINS,
        /// Wildcards elsewhere, or dashes.
        FREE
    }

    private final int[] tokens;

    private Glob(int[] tokens) {
        this.tokens = tokens;
    }

    /// Reads a value of a rule. A backslash makes a following `*`, `?` or backslash literal, and is itself literal
    /// before anything else.
    public static Glob parse(String text) {
        IntStream.Builder tokens = IntStream.builder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean escapes = c == '\\' && i + 1 < text.length() && "*?\\".indexOf(text.charAt(i + 1)) >= 0;
            if (escapes) {
                i++;
                tokens.add(text.charAt(i));
            } else {
                tokens.add(c == '*' ? ANY : c == '?' ? ONE : c);
            }
        }
        return new Glob(tokens.build().toArray());
    }

    static Glob of(int[] tokens) {
        return new Glob(tokens.clone());
    }

    int[] tokens() {
        return tokens.clone();
    }

    /// Text without wildcards.
    public static Glob literal(String text) {
        return new Glob(text.chars().toArray());
    }

    public Glob containing() {
        return starting().ending();
    }

    /// With `*` behind it, unless it ends so.
    public Glob starting() {
        return tokens.length > 0 && tokens[tokens.length - 1] == ANY
                ? this
                : new Glob(IntStream.concat(Arrays.stream(tokens), IntStream.of(ANY))
                        .toArray());
    }

    /// With `*` before it, unless it begins so.
    public Glob ending() {
        return tokens.length > 0 && tokens[0] == ANY
                ? this
                : new Glob(IntStream.concat(IntStream.of(ANY), Arrays.stream(tokens))
                        .toArray());
    }

    /// With every dash or slash that leads a parameter (no word character before it, one behind it) standing for all
    /// dashes.
    public Glob dashed() {
        int[] changed = tokens.clone();
        for (int i = 0; i < tokens.length; i++) {
            boolean dash = tokens[i] == '-' || tokens[i] == '/';
            if (dash && !isWord(i - 1) && isWord(i + 1)) {
                changed[i] = DASH;
            }
        }
        return new Glob(changed);
    }

    private boolean isWord(int index) {
        if (index < 0 || index >= tokens.length || tokens[index] < 0) {
            return false;
        }
        char c = (char) tokens[index];
        return Character.isLetterOrDigit(c) || c == '_';
    }

    /// The globs that this one stands for once every dash is spelled out; none where they would be more than `most`.
    public List<Glob> spelled(int most) {
        List<int[]> forms = List.of(tokens);
        for (int i = 0; i < tokens.length; i++) {
            if (tokens[i] != DASH) {
                continue;
            }
            if (forms.size() * DASHES.length() > most) {
                return List.of();
            }
            forms = spelled(forms, i);
        }
        return forms.stream().map(Glob::new).toList();
    }

    private static List<int[]> spelled(List<int[]> forms, int index) {
        List<int[]> all = new ArrayList<>();
        for (int[] form : forms) {
            for (int d = 0; d < DASHES.length(); d++) {
                int[] changed = form.clone();
                changed[index] = DASHES.charAt(d);
                all.add(changed);
            }
        }
        return all;
    }

    /// What text must have to match: each run of characters between wildcards, as a glob that is not `FREE`.
    public List<Glob> pieces() {
        List<Glob> pieces = new ArrayList<>();
        int from = 0;
        for (int i = 0; i <= tokens.length; i++) {
            if (i < tokens.length && tokens[i] >= 0) {
                continue;
            }
            if (i > from) {
                Glob run = new Glob(Arrays.copyOfRange(tokens, from, i));
                Glob open = from > 0 ? run.ending() : run;
                pieces.add(i < tokens.length ? open.starting() : open);
            }
            from = i + 1;
        }
        return pieces;
    }

    public boolean hasWildcards() {
        return Arrays.stream(tokens).anyMatch(token -> token < 0);
    }

    /// The text of a glob without wildcards.
    public Optional<String> plain() {
        return hasWildcards() ? Optional.empty() : Optional.of(text(0, tokens.length));
    }

    public Shape shape() {
        boolean head = tokens.length > 0 && tokens[0] == ANY;
        boolean tail = tokens.length > 1 && tokens[tokens.length - 1] == ANY;
        int from = head ? 1 : 0;
        int to = tokens.length - (tail ? 1 : 0);
        if (Arrays.stream(tokens, from, to).anyMatch(token -> token < 0)) {
            return Shape.FREE;
        }
        if (head && tail) {
            return Shape.CONTAINS;
        }
        if (head) {
            return Shape.ENDS;
        }
        return tail ? Shape.STARTS : Shape.EQUALS;
    }

    /// The text between the wildcards of a shape that is not `FREE`.
    public String core() {
        boolean head = tokens.length > 0 && tokens[0] == ANY;
        boolean tail = tokens.length > 1 && tokens[tokens.length - 1] == ANY;
        return text(head ? 1 : 0, tokens.length - (tail ? 1 : 0));
    }

    private String text(int from, int to) {
        StringBuilder text = new StringBuilder(to - from);
        for (int i = from; i < to; i++) {
            text.append((char) tokens[i]);
        }
        return text.toString();
    }

    /// The same glob for text that has been folded.
    public Glob folded() {
        StringBuilder literals = new StringBuilder();
        for (int token : tokens) {
            literals.append(token < 0 ? '\0' : (char) token);
        }
        String folded = Fold.fold(literals.toString());
        int[] changed = tokens.clone();
        for (int i = 0; i < tokens.length; i++) {
            changed[i] = tokens[i] < 0 ? tokens[i] : folded.charAt(i);
        }
        return new Glob(changed);
    }

    /// Whether the whole text has this form; case counts.
    public boolean matches(String text) {
        int first = nextAny(0);
        if (first == tokens.length) {
            return endOf(text, 0, 0, first) == text.length();
        }
        int at = endOf(text, 0, 0, first);
        int token = first;
        while (at >= 0 && nextAny(token + 1) < tokens.length) {
            int end = nextAny(token + 1);
            at = find(text, at, token + 1, end);
            token = end;
        }
        return at >= 0 && endsWith(text, at, token + 1);
    }

    private int nextAny(int from) {
        int i = from;
        while (i < tokens.length && tokens[i] != ANY) {
            i++;
        }
        return i;
    }

    /// Where the tokens end if they begin at this place in the text, or -1.
    private int endOf(String text, int at, int from, int to) {
        int end = at;
        for (int i = from; i < to; i++) {
            if (end >= text.length() || !accepts(tokens[i], text.charAt(end))) {
                return -1;
            }
            boolean pair = tokens[i] == ONE
                    && Character.isHighSurrogate(text.charAt(end))
                    && end + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(end + 1));
            end += pair ? 2 : 1;
        }
        return end;
    }

    private static boolean accepts(int token, char c) {
        return switch (token) {
            case ONE -> true;
            case DASH -> DASHES.indexOf(c) >= 0;
            default -> token == c;
        };
    }

    private int find(String text, int at, int from, int to) {
        for (int start = at; start <= text.length(); start++) {
            int end = endOf(text, start, from, to);
            if (end >= 0) {
                return end;
            }
        }
        return -1;
    }

    private boolean endsWith(String text, int at, int from) {
        int shortest = tokens.length - from;
        for (int start = text.length() - shortest; start >= Math.max(at, text.length() - 2 * shortest); start--) {
            if (endOf(text, start, from, tokens.length) == text.length()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Glob glob && Arrays.equals(tokens, glob.tokens);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(tokens);
    }

    /// As a rule would write it.
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < tokens.length; i++) {
            switch (tokens[i]) {
                case ANY -> text.append('*');
                case ONE -> text.append('?');
                case DASH -> text.append("[-/]");
                case '*', '?' -> text.append('\\').append((char) tokens[i]);
                case '\\' -> text.append(escapes(i + 1) ? "\\\\" : "\\");
                default -> text.append((char) tokens[i]);
            }
        }
        return text.toString();
    }

    /// Whether a backslash before this token would be read as escaping it.
    private boolean escapes(int index) {
        return index < tokens.length
                && (tokens[index] == ANY || tokens[index] == ONE || "*?\\".indexOf(tokens[index]) >= 0);
    }
}
