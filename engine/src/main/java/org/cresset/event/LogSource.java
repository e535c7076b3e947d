package org.cresset.event;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The log source that a rule asks for: what is left out admits anything.
public record LogSource(Optional<String> product, Optional<String> category, Optional<String> service) {

    @Override
    public String toString() {
        return Stream.of(product, category, service).flatMap(Optional::stream).collect(Collectors.joining("/"));
    }
}
