package org.cresset.intel.indicator;

import java.util.Locale;
import java.util.Optional;

/// How reliable a source is and how credible what it says, by the Admiralty scale.
///
/// @param reliability from A, completely reliable, to E; F cannot be judged
/// @param credibility from 1, confirmed, to 5, improbable; 6 cannot be judged
public record Admiralty(char reliability, int credibility) {

    /// Neither can be judged.
    public static final Admiralty UNKNOWN = new Admiralty('F', 6);

    public Admiralty {
        if (reliability < 'A' || reliability > 'F') {
            throw new IllegalArgumentException("reliability is A to F, not " + reliability);
        }
        if (credibility < 1 || credibility > 6) {
            throw new IllegalArgumentException("credibility is 1 to 6, not " + credibility);
        }
    }

    /// Reads `B2`.
    public static Optional<Admiralty> of(String written) {
        String code = written.strip().toUpperCase(Locale.ROOT);
        boolean whole = code.length() == 2
                && code.charAt(0) >= 'A'
                && code.charAt(0) <= 'F'
                && code.charAt(1) >= '1'
                && code.charAt(1) <= '6';
        return whole ? Optional.of(new Admiralty(code.charAt(0), code.charAt(1) - '0')) : Optional.empty();
    }

    /// The confidence that STIX 2.1, appendix A, gives to the credibility. What cannot be judged is as good as chance.
    public int confidence() {
        return switch (credibility) {
            case 1 -> 90;
            case 2 -> 70;
            case 3 -> 50;
            case 4 -> 30;
            case 5 -> 10;
            default -> 50;
        };
    }

    @Override
    public String toString() {
        return "" + reliability + credibility;
    }
}
