package org.cresset.intel.indicator;

import java.util.List;

/// Values that are no indicators by themselves, though feeds have them.
///
/// @param name by which people know it
public record WarningList(String name, Kind kind, List<String> entries) {

    /// How the entries are meant.
    public enum Kind {
        /// Exactly this value.
        STRING,
        /// This name alone, and the bare host in a URL.
        DOMAIN,
        /// This name and all below it, also in URLs and mail addresses.
        HOSTNAME,
        /// Every address in it, and every range that touches it.
        CIDR,
        /// Whatever holds it.
        SUBSTRING,
        /// Whatever the expression finds itself in.
        REGEX
    }

    public WarningList {
        name = Texts.cut(name, 200);
        entries = List.copyOf(entries);
    }
}
