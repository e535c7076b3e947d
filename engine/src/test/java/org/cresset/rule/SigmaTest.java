package org.cresset.rule;

import java.util.List;
import java.util.Optional;
import org.cresset.event.EventSource;
import org.cresset.rule.Trial.Value;

/// One group of a `*.sigmatest` file: a rule and what it does. The format stands in `conformance/README.md`.
///
/// @param name the file and the sentence that the group shows
/// @param rule the text of the whole rule
/// @param fires events on which the rule fires, as their fields
/// @param quiet events on which it does not
/// @param refused what the reason says, where the rule must be refused
/// @param warns what the warning says, where there must be one
record SigmaTest(
        String name,
        String rule,
        Placeholders placeholders,
        List<List<Value>> fires,
        List<List<Value>> quiet,
        Optional<String> refused,
        Optional<String> warns,
        Sources sources) {

    SigmaTest {
        fires = List.copyOf(fires);
        quiet = List.copyOf(quiet);
    }

    /// Where the events come from.
    ///
    /// @param sees sources whose events the rule is asked about
    /// @param ignores sources whose events it is not asked about
    /// @param told whether the events themselves tell their source, as records of Windows do
    record Sources(List<EventSource> sees, List<EventSource> ignores, boolean told) {
        Sources {
            sees = List.copyOf(sees);
            ignores = List.copyOf(ignores);
        }
    }
}
