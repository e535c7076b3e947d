package org.cresset.story.host;

/// A name that a process looked up.
record Lookup(long time, String name) implements Comparable<Lookup> {

    @Override
    public int compareTo(Lookup other) {
        int byTime = Long.compare(time, other.time);
        return byTime != 0 ? byTime : name.compareTo(other.name);
    }
}
