package org.cresset.intel.indicator;

import org.cresset.intel.Tlp;
/// Who says something, how far that is believed, and what may be done with it.
///
/// @param source the name of who says it

public record Provenance(String source, Admiralty rating, Tlp tlp, Pap pap) {

    private static final int LONGEST = 200;

    /// What nobody said anything about: to be kept within the organisation and its clients.
    public static final Provenance UNKNOWN = new Provenance("", Admiralty.UNKNOWN, Tlp.AMBER, Pap.AMBER);

    public Provenance {
        source = Texts.cut(source.strip(), LONGEST);
    }

    public Provenance by(String name) {
        return new Provenance(name, rating, tlp, pap);
    }

    public Provenance rated(Admiralty other) {
        return new Provenance(source, other, tlp, pap);
    }

    public Provenance marked(Tlp other) {
        return new Provenance(source, rating, other, pap);
    }

    public Provenance marked(Pap other) {
        return new Provenance(source, rating, tlp, other);
    }
}
