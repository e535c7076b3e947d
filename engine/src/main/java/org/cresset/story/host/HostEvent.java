package org.cresset.story.host;

import org.cresset.activity.Activity;
import org.cresset.story.Evidence;

/// What a [HostKernel] takes.
public sealed interface HostEvent {

    /// Something happened.
    record Happened(Activity activity) implements HostEvent {}

    /// Something was found.
    record Found(Evidence evidence) implements HostEvent {}
}
