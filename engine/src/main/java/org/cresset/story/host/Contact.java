package org.cresset.story.host;

import java.util.Comparator;

/// Where a process connected to.
///
/// @param time the first of several, in microseconds since 1970
/// @param name of the other host, or empty
/// @param from the port on this host, or empty
public record Contact(long time, String address, String port, String name, String from) implements Comparable<Contact> {

    private static final Comparator<Contact> ORDER = Comparator.comparingLong(Contact::time)
            .thenComparing(Contact::address)
            .thenComparing(Contact::port)
            .thenComparing(Contact::name)
            .thenComparing(Contact::from);

    @Override
    public int compareTo(Contact other) {
        return ORDER.compare(this, other);
    }
}
