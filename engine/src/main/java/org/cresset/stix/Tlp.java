package org.cresset.stix;

import java.util.Locale;
import org.cresset.event.Timestamps;
import org.cresset.stix.JsonValue.Members;

/// The markings of TLP 2.0: who may be told. Their objects are the same everywhere.
public enum Tlp {
    CLEAR("94868c89-83c2-464b-929b-a1a8aa3c8487", "clear"),
    GREEN("bab4a63c-aed9-4cf5-a766-dfca5abac2bb", "green"),
    AMBER("55d920b0-5e8b-4f79-9ee9-91f868d9b421", "amber"),
    AMBER_STRICT("939a9414-2ddd-4d32-a0cd-375ea402b003", "amber+strict"),
    RED("e828b379-4e03-4974-9ac4-e53a884c97c1", "red");

    private static final String EXTENSION = "extension-definition--60a3c5c5-0d10-413e-aab3-9e08dde9e88d";
    private static final long MADE = Timestamps.parse("2022-10-01T00:00:00Z");

    private final String uuid;
    private final String label;

    Tlp(String uuid, String label) {
        this.uuid = uuid;
        this.label = label;
    }

    public String id() {
        return "marking-definition--" + uuid;
    }

    /// The marking as an object.
    public StixObject object() {
        Members level =
                Members.NONE.with("extension_type", "property-extension").with("tlp_2_0", label);
        return StixObject.observable("marking-definition", id())
                .time("created", MADE)
                .text("name", "TLP:" + label.toUpperCase(Locale.ROOT))
                .with("extensions", Members.NONE.with(EXTENSION, level));
    }
}
