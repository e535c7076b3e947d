package org.cresset.intel;

import java.util.List;

/// What was done over a time with one aim.
///
/// @param id such as `C0024`
/// @param first the day on which it was first seen, as `2020-01-31`, or empty
/// @param last the day on which it was last seen, or empty
/// @param groups the ids of the groups that the source says did it
public record Campaign(String id, String name, String first, String last, List<String> groups) {
    public Campaign {
        groups = List.copyOf(groups);
    }
}
