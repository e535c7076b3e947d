package org.cresset.story.host;

import java.util.List;

/// What hangs together on a host, as it is known by now; what was reported of the host before is superseded. Immutable.
///
/// @param host its name
/// @param seen the ten minutes in which the host was heard of since the last report
/// @param forgotten how much of it was left out: to save memory, or, of findings, for lack of a time
public record HostReport(String host, List<Component> components, List<Long> seen, long forgotten) {

    public HostReport {
        components = List.copyOf(components);
        seen = List.copyOf(seen);
    }
}
