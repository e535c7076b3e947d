package org.cresset.read.syslog;

/// What a head of syslog names, by where it stands in the line. For one thread.
final class HeadParts {

    final Stamp stamp = new Stamp();
    final Span host = new Span();
    final Span app = new Span();
    final Span module = new Span();
    final Span pid = new Span();
    final Span id = new Span();

    /// The structured data of RFC 5424, brackets included.
    final Span data = new Span();

    void clear() {
        host.clear();
        app.clear();
        module.clear();
        pid.clear();
        id.clear();
        data.clear();
    }
}
