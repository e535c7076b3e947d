package org.cresset.bench.splice;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.cresset.activity.Activity;
import org.cresset.activity.Activity.Connection;
import org.cresset.activity.Activity.DnsQuery;
import org.cresset.activity.Activity.ExplicitCredentials;
import org.cresset.activity.Activity.FileChanged;
import org.cresset.activity.Activity.LoggedOn;
import org.cresset.activity.Activity.ProcessStarted;
import org.cresset.activity.Activity.RemoteThread;
import org.cresset.activity.Activity.ServiceInstalled;
import org.cresset.activity.Activity.TaskChanged;
import org.cresset.activity.Context;
import org.cresset.activity.Endpoint;
import org.cresset.activity.ProcessRef;
import org.cresset.story.Evidence;
import org.cresset.story.Subject;
import org.cresset.story.host.HostEvent;

/// Puts what a capture tells on other hosts, under other users, at another time. Every text in which a name of a host
/// or user stands, in any case, is changed.
final class Transplant {

    private final Map<String, String> names;
    private final Pattern old;
    private final long shift;

    /// @param names new names by the old ones
    /// @param shift what is added to times, in microseconds
    Transplant(Map<String, String> names, long shift) {
        this.shift = shift;
        this.names = new TreeMap<>();
        names.forEach((from, to) -> this.names.put(from.toLowerCase(Locale.ROOT), to));
        String either = names.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed().thenComparing(Comparator.naturalOrder()))
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        old = Pattern.compile(
                "(?<![\\p{Alnum}])(?:" + either + ")(?![\\p{Alnum}])", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    }

    List<HostEvent> of(Capture capture) {
        return capture.events().stream().map(this::of).toList();
    }

    private HostEvent of(HostEvent event) {
        return switch (event) {
            case HostEvent.Happened happened -> new HostEvent.Happened(of(happened.activity()));
            case HostEvent.Found found -> new HostEvent.Found(of(found.evidence()));
        };
    }

    String text(String text) {
        if (names.isEmpty() || text.isEmpty()) {
            return text;
        }
        return old.matcher(text).replaceAll(found -> Matcher.quoteReplacement(to(found.group())));
    }

    private String to(String name) {
        return names.getOrDefault(name.toLowerCase(Locale.ROOT), name);
    }

    private Evidence of(Evidence evidence) {
        Subject subject = evidence.subject();
        return new Evidence(
                evidence.id(),
                evidence.time() + shift,
                text(evidence.host()),
                evidence.signature(),
                new Subject(
                        of(subject.process()),
                        text(subject.user()),
                        subject.session(),
                        text(subject.commandLine()),
                        text(subject.file()),
                        subject.hashes(),
                        text(subject.shown())));
    }

    /// Activities of kinds that stories do not use stay as they are but for their context, which no kind is without.
    private Activity of(Activity activity) {
        Context context = of(activity.context());
        return switch (activity) {
            case ProcessStarted it ->
                new ProcessStarted(
                        context,
                        of(it.process()),
                        of(it.parent()),
                        text(it.commandLine()),
                        text(it.directory()),
                        it.hashes());
            case RemoteThread it -> new RemoteThread(context, of(it.process()), of(it.target()), it.code());
            case FileChanged it ->
                new FileChanged(context, of(it.process()), it.change(), text(it.path()), it.hashes());
            case Connection it ->
                new Connection(context, of(it.process()), of(it.source()), of(it.destination()), it.out(), it.id());
            case ExplicitCredentials it ->
                new ExplicitCredentials(
                        context, of(it.process()), text(it.account()), text(it.server()), of(it.from()));
            case ServiceInstalled it ->
                new ServiceInstalled(
                        context, of(it.process()), it.sid(), text(it.name()), text(it.image()), text(it.account()));
            case TaskChanged it ->
                new TaskChanged(context, of(it.process()), it.change(), text(it.name()), text(it.content()));
            case DnsQuery it -> new DnsQuery(context, of(it.process()), of(it.from()), text(it.name()), it.answers());
            case LoggedOn it ->
                new LoggedOn(
                        context,
                        it.worked(),
                        text(it.account()),
                        it.sid(),
                        it.session(),
                        it.linked(),
                        it.kind(),
                        of(it.from()));
            default -> throw new IllegalArgumentException("of no use for stories: " + activity);
        };
    }

    private Context of(Context context) {
        return new Context(
                context.time() + shift,
                context.trust(),
                text(context.host()),
                text(context.user()),
                context.session(),
                context.source(),
                context.place());
    }

    private ProcessRef of(ProcessRef process) {
        return new ProcessRef(process.guid(), process.pid(), text(process.image()));
    }

    private Endpoint of(Endpoint end) {
        return new Endpoint(end.address(), end.port(), text(end.name()));
    }
}
