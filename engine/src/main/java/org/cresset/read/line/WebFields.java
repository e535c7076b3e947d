package org.cresset.read.line;

import java.util.function.Function;
import org.cresset.read.Names.Path;

/// The fields of a request of the web, under the names that Sigma rules of web servers and proxies use. For one
/// thread.
///
/// Rules of web servers were written for servers of two kinds: some look for the path in `cs-uri-query` and
/// some for what stands behind the `?`. So that field has both values: the query, and the whole target.
final class WebFields {

    private final Path uri;
    private final Path stem;
    private final Path query;
    private final Path method;
    private final Path version;
    private final Path clientUri;
    private final Path clientStem;
    private final Path clientQuery;
    private final Path clientExtension;
    private final Path host;

    WebFields(Function<String, Path> path) {
        uri = path.apply("cs-uri");
        stem = path.apply("cs-uri-stem");
        query = path.apply("cs-uri-query");
        method = path.apply("cs-method");
        version = path.apply("cs-version");
        clientUri = path.apply("c-uri");
        clientStem = path.apply("c-uri-stem");
        clientQuery = path.apply("c-uri-query");
        clientExtension = path.apply("c-uri-extension");
        host = path.apply("cs-host");
    }

    /// A request line such as `GET /a?b HTTP/1.1`. What is no such line is a target without method and version,
    /// so that rules see it.
    void request(Line request, int start, int end) {
        if (request.isNothing(start, end)) {
            return;
        }
        int space = request.find(' ', start, end);
        int target = space > start && isMethod(request, start, space) ? space + 1 : start;
        if (target > start) {
            request.add(method, start, space);
        }
        int last = request.last(' ', target, end);
        int targetEnd = last >= target && request.is("HTTP/", last + 1) ? last : end;
        if (targetEnd < end) {
            request.add(version, last + 1, end);
        }
        request.add(uri, target, targetEnd);
        int mark = request.find('?', target, targetEnd);
        request.add(stem, target, (mark < 0 ? targetEnd : mark));
        if (mark >= 0) {
            request.add(query, mark + 1, targetEnd);
        }
        request.add(query, target, targetEnd);
    }

    private static boolean isMethod(Line line, int start, int end) {
        for (int i = start; i < end; i++) {
            int c = line.at(i) | 0x20;
            if ((c < 'a' || c > 'z') && line.at(i) != '-' && line.at(i) != '_') {
                return false;
            }
        }
        return true;
    }

    /// An address such as `http://www.example.org:8080/a/b.exe?c`, or `www.example.org:443` where it was
    /// tunnelled to.
    ///
    /// @param named whether the log names the host itself
    void url(Line url, int start, int end, boolean named) {
        int scheme = schemeEnd(url, start, end);
        boolean whole = scheme > start;
        boolean tunnel = !whole && url.at(start) != '/';
        int path = whole ? url.until('/', scheme, end) : tunnel ? end : start;
        int mark = url.find('?', whole ? scheme : start, end);
        path = mark >= 0 ? Math.min(path, mark) : path;
        url.add(clientUri, start, end);
        url.add(uri, start, end);
        if (!named && (whole || tunnel)) {
            host(url, scheme, tunnel ? url.until('/', start, end) : path);
        }
        if (whole && path < end) {
            url.add(clientUri, path, end);
            url.add(uri, path, end);
        }
        parts(url, path, end);
    }

    /// The path and the query of an address.
    private void parts(Line url, int path, int end) {
        int stemEnd = url.until('?', path, end);
        if (path < stemEnd) {
            url.add(clientStem, path, stemEnd);
        }
        if (stemEnd < end) {
            url.add(clientQuery, stemEnd + 1, end);
        }
        int dot = url.last('.', Math.max(path, url.last('/', path, stemEnd)), stemEnd);
        if (dot >= 0 && dot + 1 < stemEnd) {
            url.add(clientExtension, dot + 1, stemEnd);
        }
    }

    private void host(Line url, int start, int end) {
        int user = url.last('@', start, end);
        int begin = user < 0 ? start : user + 1;
        int colon = url.last(':', begin, end);
        boolean port = colon >= 0 && colon + 1 < end && url.digits(colon + 1) == end;
        if (begin < (port ? colon : end)) {
            url.add(host, begin, (port ? colon : end));
        }
    }

    /// The place behind `://`, or the start.
    private static int schemeEnd(Line url, int start, int end) {
        int colon = url.find(':', start, Math.min(end, start + 12));
        return colon > start && colon + 3 <= end && url.is("://", colon) ? colon + 3 : start;
    }
}
