package org.cresset.event;

/// What kind of value an entry of an [Event] holds. Every value but `NULL` also has text.
public enum Kind {
    TEXT,
    NUMBER,
    BOOL,
    /// Present, but without a value (a JSON `null`).
    NULL
}
