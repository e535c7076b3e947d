package org.cresset.story;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.function.Consumer;

/// A piece of the engine that remembers: it takes one thing after another and now and then gives something back. It has
/// no clock and no threads of its own, so that any runtime can drive it. For one thread at a time.
///
/// @param <I> what it takes
/// @param <O> what it gives
public interface Kernel<I, O> {

    void onEvent(I event, Consumer<O> out);

    /// Says what time it is.
    ///
    /// @param time in microseconds since 1970; never less than before
    void onTimer(long time, Consumer<O> out);

    /// Writes down all that it remembers.
    void snapshot(DataOutput out) throws IOException;

    /// Takes over what another of its kind has written down, in place of what it remembers.
    void restore(DataInput in) throws IOException;
}
