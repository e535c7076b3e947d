package org.cresset.story.assembly;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.cresset.story.Pack;
import org.cresset.story.Signature;

/// How far rules are trusted, by what analysts said of the stories that they were part of. The precision of a rule is a
/// Beta distribution: it begins as nine right and one wrong, and every analyst adds at most [#MOST] to each side, so
/// that
/// one alone cannot mute a rule. For one thread.
final class Verdicts {

    private static final double RIGHT = 9;
    private static final double WRONG = 1;

    /// What one analyst may add to what is right, and to what is wrong, of one rule.
    private static final int MOST = 2;

    /// No rule is trusted less than this part of what its author says of it.
    private static final double LEAST = 0.25;

    /// What an analyst said of a story, and which rules it had.
    private record Verdict(boolean attack, Set<String> rules) {}

    /// By analyst and story: of several verdicts the last counts.
    private final Map<String, Map<String, Verdict>> verdicts = new TreeMap<>();

    void add(Decision.Judged judged, Set<String> rules) {
        verdicts.computeIfAbsent(judged.analyst(), unseen -> new TreeMap<>())
                .put(judged.story(), new Verdict(judged.attack(), Set.copyOf(rules)));
    }

    /// What findings of a rule are multiplied with.
    double factor(Signature signature) {
        double right = RIGHT;
        double wrong = WRONG;
        for (Map<String, Verdict> ofOne : verdicts.values()) {
            right += Math.min(MOST, count(ofOne, signature.id(), true));
            wrong += Math.min(MOST, count(ofOne, signature.id(), false));
        }
        double before = RIGHT / (RIGHT + WRONG);
        double factor = right / (right + wrong) / before;
        return Priors.precision(signature) * Math.max(LEAST, Math.min(1, factor));
    }

    private static long count(Map<String, Verdict> ofOne, String rule, boolean attack) {
        return ofOne.values().stream()
                .filter(verdict -> verdict.attack() == attack && verdict.rules().contains(rule))
                .count();
    }

    void write(DataOutput out) throws IOException {
        Pack.all(
                verdicts.entrySet(),
                (ofOne, to) -> {
                    Pack.text(ofOne.getKey(), to);
                    Pack.all(ofOne.getValue().entrySet(), Verdicts::write, to);
                },
                out);
    }

    private static void write(Map.Entry<String, Verdict> entry, DataOutput out) throws IOException {
        Pack.text(entry.getKey(), out);
        out.writeBoolean(entry.getValue().attack());
        Pack.all(new TreeSet<>(entry.getValue().rules()), Pack::text, out);
    }

    void read(DataInput in) throws IOException {
        verdicts.clear();
        for (int left = in.readInt(); left > 0; left--) {
            Map<String, Verdict> ofOne = new TreeMap<>();
            verdicts.put(Pack.text(in), ofOne);
            for (int more = in.readInt(); more > 0; more--) {
                String story = Pack.text(in);
                boolean attack = in.readBoolean();
                List<String> rules = Pack.all(Pack::text, in);
                ofOne.put(story, new Verdict(attack, Set.copyOf(rules)));
            }
        }
    }
}
