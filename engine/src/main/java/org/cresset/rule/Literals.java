package org.cresset.rule;

import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/// Finds in a regular expression the texts of which one must stand in whatever matches, so that a text without them
/// need not be matched at all; and how many characters that has at the least. Where it does not understand the
/// expression, it finds none. Knows ASCII only; texts are in lower case.
final class Literals {

    private static final int MOST = 32;
    private static final int SHORTEST = 2;
    private static final int LONGEST = 64;
    private static final int MOST_CHARACTERS = 1_000;
    private static final Set<String> NOTHING = Set.of("");

    /// What a part of the expression matches.
    ///
    /// @param exact everything that it can match; empty where that is not known
    /// @param needed texts of which one must stand in what it matches; empty where that is not known
    /// @param repeats it may match several of `exact` in a row
    /// @param least so many characters it has at the least
    private record Part(Set<String> exact, Set<String> needed, boolean repeats, int least) {

        static final Part CHARACTER = new Part(Set.of(), Set.of(), false, 1);
        static final Part ANYTHING = new Part(Set.of(), Set.of(), false, 0);

        static Part exactly(Set<String> texts) {
            return new Part(texts, Set.of(), false, Literals.shortest(texts));
        }

        Set<String> best() {
            return exact.isEmpty() ? needed : exact;
        }
    }

    private final String source;
    private int at;
    private boolean lost;

    Literals(String source) {
        this.source = source;
    }

    /// The fewest characters that anything has that matches; 0 where that is not known.
    int shortest() {
        Part all = alternatives(0);
        return at == source.length() && !lost ? all.least() : 0;
    }

    Set<String> necessary() {
        Set<String> best = alternatives(0).best();
        boolean whole = at == source.length() && !lost;
        boolean telling = shortest(best) >= SHORTEST || best.stream().allMatch(Literals::isRare);
        return whole && telling ? best : Set.of();
    }

    /// A single character may be enough, if it is one that few values have.
    private static boolean isRare(String text) {
        return !text.isEmpty() && "`^~|<>{}[]$;'".indexOf(text.charAt(0)) >= 0;
    }

    private static int shortest(Set<String> texts) {
        return texts.stream().mapToInt(String::length).min().orElse(0);
    }

    private static Set<String> better(Set<String> a, Set<String> b) {
        int gain = shortest(b) - shortest(a);
        return gain > 0 || (gain == 0 && b.size() < a.size()) ? b : a;
    }

    private Part alternatives(int depth) {
        Set<String> exact = new LinkedHashSet<>();
        Set<String> needed = new LinkedHashSet<>();
        boolean allExact = true;
        boolean allNeeded = depth < 50;
        int least = Integer.MAX_VALUE;
        do {
            Part part = sequence(depth);
            least = Math.min(least, part.least());
            allExact &= !part.exact().isEmpty() && !part.repeats();
            exact.addAll(part.exact());
            allNeeded &= !part.best().isEmpty();
            needed.addAll(part.best());
        } while (takes('|'));
        if (allExact && exact.size() <= MOST) {
            return Part.exactly(exact);
        }
        return new Part(Set.of(), allNeeded && needed.size() <= MOST ? needed : Set.of(), false, least);
    }

    private Part sequence(int depth) {
        Set<String> run = NOTHING;
        Set<String> best = Set.of();
        boolean broken = false;
        int least = 0;
        while (!lost && at < source.length() && source.charAt(at) != '|' && source.charAt(at) != ')') {
            Part part = quantified(item(depth));
            least = Math.min(MOST_CHARACTERS, least + part.least());
            Set<String> joined = joined(run, part.exact());
            if (joined.isEmpty()) {
                best = better(better(best, run), part.best());
                run = part.exact().isEmpty() || part.repeats() ? NOTHING : part.exact();
                broken = true;
            } else if (part.repeats() || shortest(joined) > LONGEST) {
                best = better(best, joined);
                run = NOTHING;
                broken = true;
            } else {
                run = joined;
            }
        }
        return broken ? new Part(Set.of(), better(best, run), false, least) : Part.exactly(run);
    }

    /// Every text of one followed by every text of the other; none where those are too many.
    private static Set<String> joined(Set<String> heads, Set<String> tails) {
        Set<String> all = new LinkedHashSet<>();
        if (heads.size() * tails.size() > MOST) {
            return all;
        }
        for (String head : heads) {
            tails.forEach(tail -> all.add(head + tail));
        }
        return all;
    }

    private Part quantified(Part part) {
        if (at >= source.length() || "?*+{".indexOf(source.charAt(at)) < 0) {
            return part;
        }
        char quantifier = source.charAt(at);
        int times = quantifier == '+' ? 1 : 0;
        if (quantifier == '{') {
            int end = source.indexOf('}', at);
            String bounds = end < 0 ? "" : source.substring(at + 1, end);
            if (!bounds.matches("\\d{1,4}(,\\d{0,4})?")) {
                lost = true;
                return Part.ANYTHING;
            }
            at = end;
            times = Integer.parseInt(bounds.split(",", -1)[0]);
        }
        at++;
        skipMood();
        if (times > 0) {
            int least = Math.min(MOST_CHARACTERS, part.least() * times);
            return new Part(part.exact(), part.needed(), true, least);
        }
        return quantifier == '?' ? optional(part) : Part.ANYTHING;
    }

    private static Part optional(Part part) {
        if (part.exact().isEmpty() || part.repeats() || part.exact().size() == MOST) {
            return Part.ANYTHING;
        }
        Set<String> exact = new LinkedHashSet<>(part.exact());
        exact.add("");
        return Part.exactly(exact);
    }

    /// A quantifier may be lazy or possessive.
    private void skipMood() {
        if (!takes('?')) {
            takes('+');
        }
        if (at < source.length() && "*+?{".indexOf(source.charAt(at)) >= 0) {
            lost = true;
        }
    }

    private Part item(int depth) {
        char c = source.charAt(at++);
        return switch (c) {
            case '(' -> group(depth);
            case '[' -> characters();
            case '\\' -> escape();
            case '.' -> Part.CHARACTER;
            case '^', '$' -> Part.exactly(NOTHING);
            case '*', '+', '?', '{' -> {
                lost = true;
                yield Part.ANYTHING;
            }
            default -> literal(c);
        };
    }

    private static Part literal(char c) {
        return c < 128 ? Part.exactly(Set.of(String.valueOf(c).toLowerCase(Locale.ROOT))) : Part.CHARACTER;
    }

    private Part group(int depth) {
        if (takes('?') && !takesGroupHead()) {
            lost = true;
            return Part.ANYTHING;
        }
        if (at > 0 && source.charAt(at - 1) == ')') {
            return Part.exactly(NOTHING);
        }
        Part inner = depth < 50 ? alternatives(depth + 1) : Part.ANYTHING;
        lost |= !takes(')');
        return inner;
    }

    /// What may stand behind `(?`: a name, or flags that change nothing here. Flags alone end with their parenthesis.
    private boolean takesGroupHead() {
        if (takes('<')) {
            int end = source.indexOf('>', at);
            boolean named = end > at && Character.isLetter(source.charAt(at));
            at = named ? end + 1 : at;
            return named;
        }
        while (at < source.length() && "ims-".indexOf(source.charAt(at)) >= 0) {
            at++;
        }
        return takes(':') || takes(')');
    }

    /// A class of characters: known where it is a few characters of ASCII.
    private Part characters() {
        boolean known = !takes('^');
        Set<String> texts = new LinkedHashSet<>();
        int start = at;
        while (at < source.length() && source.charAt(at) != ']') {
            char c = source.charAt(at++);
            if (c == '[' || c == '&') {
                lost = true;
                return Part.ANYTHING;
            }
            Part one = c == '\\' && at < source.length() ? escape() : literal(c);
            boolean range = at + 1 < source.length() && source.charAt(at) == '-' && source.charAt(at + 1) != ']';
            known &= one.exact().size() == 1 && !range && !one.exact().equals(NOTHING);
            at += range ? 1 : 0;
            texts.addAll(one.exact());
        }
        lost |= at == start || !takes(']');
        return known && texts.size() <= 8 ? Part.exactly(texts) : Part.CHARACTER;
    }

    private Part escape() {
        if (at >= source.length()) {
            lost = true;
            return Part.ANYTHING;
        }
        char c = source.charAt(at++);
        if (!Character.isLetterOrDigit(c)) {
            return literal(c);
        }
        return switch (c) {
            case 'd', 'D', 'w', 'W', 's', 'S', 't', 'n', 'r', 'f' -> Part.CHARACTER;
            case 'b', 'B', 'A', 'z' -> Part.exactly(NOTHING);
            case 'x' -> hexadecimal();
            default -> {
                lost = true;
                yield Part.ANYTHING;
            }
        };
    }

    private Part hexadecimal() {
        if (at + 2 > source.length() || !source.substring(at, at + 2).matches("[0-9a-fA-F]{2}")) {
            lost = true;
            return Part.ANYTHING;
        }
        at += 2;
        return literal((char) Integer.parseInt(source.substring(at - 2, at), 16));
    }

    private boolean takes(char wanted) {
        boolean next = at < source.length() && source.charAt(at) == wanted;
        at += next ? 1 : 0;
        return next;
    }
}
