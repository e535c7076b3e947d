package org.cresset.bench.stories;

import java.util.List;

/// A way to make stories of alerts.
@FunctionalInterface
public interface Method {

    /// The stories of one network.
    ///
    /// @param alerts by time
    List<StoryOut> stories(List<Alert> alerts);
}
