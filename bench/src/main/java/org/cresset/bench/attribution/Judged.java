package org.cresset.bench.attribution;

import java.util.List;
import java.util.Set;

/// One case and what a method said of it.
///
/// @param rank where the right group stands, from 0
/// @param answer what it says with all that is known
/// @param open what it says where the right group is unknown
record Judged(Case about, int rank, Method.Answer answer, Method.Answer open) {

    static Judged of(Case about, Method method) {
        Method.Answer answer = method.answer(about, Set.of());
        List<Method.Ranked> ranking = answer.ranking();
        int rank = 0;
        while (rank < ranking.size()
                && !about.truth().contains(ranking.get(rank).group())) {
            rank++;
        }
        return new Judged(about, rank, answer, method.answer(about, about.truth()));
    }

    /// The probability of the first.
    double top() {
        return answer.ranking().isEmpty() ? 0 : answer.ranking().getFirst().probability();
    }

    /// The squares of how far all probabilities are from what is right.
    double brier() {
        double sum = 0;
        for (Method.Ranked each : answer.ranking()) {
            double right =
                    about.truth().contains(each.group()) ? 1.0 / about.truth().size() : 0;
            sum += (each.probability() - right) * (each.probability() - right);
        }
        return sum;
    }
}
