package org.cresset.feed;

import java.util.HashMap;
import java.util.Map;
import org.cresset.intel.Tlp;

/// The markings by which STIX says what may be passed on how far.
final class StixMarks {

    /// Those of TLP 1 and 2 by their ids.
    static final Map<String, Tlp> TLP = known();

    private StixMarks() {}

    private static Map<String, Tlp> known() {
        Map<String, Tlp> known = new HashMap<>(Map.of(
                "marking-definition--613f2e26-407d-48c7-9eca-b8e91df99dc9", Tlp.CLEAR,
                "marking-definition--34098fce-860f-48ae-8e50-ebd3cc5e41da", Tlp.GREEN,
                "marking-definition--f88d31f6-486f-44da-b317-01333bde0b82", Tlp.AMBER,
                "marking-definition--5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Tlp.RED));
        for (Tlp tlp : Tlp.values()) {
            known.put(tlp.stixId(), tlp);
        }
        return Map.copyOf(known);
    }
}
