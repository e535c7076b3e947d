package org.cresset.stix;

import java.util.Locale;
import org.cresset.event.Timestamps;
import org.cresset.intel.Tlp;
import org.cresset.stix.JsonValue.Members;

/// The markings of TLP 2.0 as objects of STIX.
public final class Marking {

    private static final long MADE = Timestamps.parse("2022-10-01T00:00:00Z");

    private Marking() {}

    /// The object, which is the same everywhere.
    public static StixObject of(Tlp tlp) {
        Members level = Members.NONE
                .with("extension_type", "property-extension")
                .with("tlp_2_0", tlp.label().toLowerCase(Locale.ROOT));
        return StixObject.observable("marking-definition", tlp.stixId())
                .time("created", MADE)
                .text("name", "TLP:" + tlp.label())
                .with("extensions", Members.NONE.with(Tlp.STIX_EXTENSION, level));
    }
}
