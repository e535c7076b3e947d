package org.cresset.feed;

import java.util.Map;
import org.cresset.intel.indicator.Tlp;

/// The objects by which STIX marks what may be passed on how far: facts of the OASIS standard.
final class StixMarks {

    static final String EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";

    private static final String PREFIX = "marking-definition--";

    /// Those of TLP 1 and 2.
    static final Map<String, Tlp> TLP = Map.of(
            PREFIX + "613f2e26-407d-48c7-9eca-b8e91df99dc9", Tlp.CLEAR,
            PREFIX + "34098fce-860f-48ae-8e50-ebd3cc5e41da", Tlp.GREEN,
            PREFIX + "f88d31f6-486f-44da-b317-01333bde0b82", Tlp.AMBER,
            PREFIX + "5e57c739-391a-4eb3-b6be-7d15ca92d5ed", Tlp.RED,
            PREFIX + "94868c89-83c2-464b-929b-a1a8aa3c8487", Tlp.CLEAR,
            PREFIX + "bab4a63c-aed9-4cf5-a766-dfca5abac2bb", Tlp.GREEN,
            PREFIX + "55d920b0-5e8b-4f79-9ee9-91f868d9b421", Tlp.AMBER,
            PREFIX + "939a9414-2ddd-4d32-a0cd-375ea402b003", Tlp.AMBER_STRICT,
            PREFIX + "e828b379-4e03-4974-9ac4-e53a884c97c1", Tlp.RED);

    private StixMarks() {}

    /// The mark of TLP 2.
    static String of(Tlp tlp) {
        return PREFIX
                + switch (tlp) {
                    case CLEAR -> "94868c89-83c2-464b-929b-a1a8aa3c8487";
                    case GREEN -> "bab4a63c-aed9-4cf5-a766-dfca5abac2bb";
                    case AMBER -> "55d920b0-5e8b-4f79-9ee9-91f868d9b421";
                    case AMBER_STRICT -> "939a9414-2ddd-4d32-a0cd-375ea402b003";
                    case RED -> "e828b379-4e03-4974-9ac4-e53a884c97c1";
                };
    }
}
