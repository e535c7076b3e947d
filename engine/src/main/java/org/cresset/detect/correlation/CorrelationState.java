package org.cresset.detect.correlation;

import java.util.List;
import java.util.Optional;
import org.cresset.detect.correlation.Correlator.Losses;

/// Everything that a [Correlator] remembers, as a plain value.
///
/// @param complete up to this time everything was looked at
/// @param groups those of each correlation, the one that was quiet for longest first
/// @param waiting matches that were not looked at yet, in their order
/// @param last the match that was looked at last
public record CorrelationState(
        long complete, List<List<Group>> groups, List<Match> waiting, Optional<Match> last, Losses losses) {

    /// A group.
    ///
    /// @param held whether the condition held at the last event
    /// @param last the time of the last event
    /// @param events what is left of the window, in the order of time
    public record Group(List<String> key, boolean held, long last, List<Entry> events) {
        public Group {
            key = List.copyOf(key);
            events = List.copyOf(events);
        }
    }

    public CorrelationState {
        groups = groups.stream().map(List::copyOf).toList();
        waiting = List.copyOf(waiting);
    }
}
