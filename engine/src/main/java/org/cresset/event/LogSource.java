package org.cresset.event;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The log source that a rule asks for: what is left out admits anything.
public record LogSource(Optional<String> product, Optional<String> category, Optional<String> service) {

    /// The parts that it names: product, category and service, as far as they are there.
    public List<String> names() {
        return Stream.of(product, category, service).flatMap(Optional::stream).toList();
    }

    @Override
    public String toString() {
        return String.join("/", names());
    }
}
