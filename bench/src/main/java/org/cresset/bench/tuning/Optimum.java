package org.cresset.bench.tuning;

/// Minimises smooth convex functions of a few numbers by gradients, in steps as long as they help.
final class Optimum {

    private static final int STEPS = 3000;
    private static final double ENOUGH = 1e-10;

    /// A function and its gradient.
    interface Function {
        /// Gives the value and writes the gradient.
        double at(double[] point, double[] gradient);
    }

    private Optimum() {}

    /// @param start near which to look first
    /// @param isNegativeAllowed for each number; others are kept at zero or above
    static double[] of(Function function, double[] start, boolean[] isNegativeAllowed) {
        int size = isNegativeAllowed.length;
        double[] point = start.clone();
        double[] gradient = new double[size];
        double value = function.at(point, gradient);
        double step = 1;
        double[] ahead = new double[size];
        double[] itsGradient = new double[size];
        for (int count = 0; count < STEPS && step > ENOUGH; count++) {
            for (int at = 0; at < size; at++) {
                double moved = point[at] - step * gradient[at];
                ahead[at] = isNegativeAllowed[at] ? moved : Math.max(0, moved);
            }
            double there = function.at(ahead, itsGradient);
            if (there < value) {
                double gained = value - there;
                value = there;
                System.arraycopy(ahead, 0, point, 0, size);
                System.arraycopy(itsGradient, 0, gradient, 0, size);
                step *= 1.5;
                if (gained < ENOUGH) {
                    break;
                }
            } else {
                step /= 2;
            }
        }
        return point;
    }
}
