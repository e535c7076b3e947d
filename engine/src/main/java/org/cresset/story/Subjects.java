package org.cresset.story;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.cresset.activity.Activity;
import org.cresset.activity.Activity.AlertRaised;
import org.cresset.activity.Activity.Connection;
import org.cresset.activity.Activity.DnsQuery;
import org.cresset.activity.Activity.ExplicitCredentials;
import org.cresset.activity.Activity.FileChanged;
import org.cresset.activity.Activity.ModuleLoaded;
import org.cresset.activity.Activity.PipeUsed;
import org.cresset.activity.Activity.ProcessAccessed;
import org.cresset.activity.Activity.ProcessEnded;
import org.cresset.activity.Activity.ProcessStarted;
import org.cresset.activity.Activity.RegistryChanged;
import org.cresset.activity.Activity.RemoteThread;
import org.cresset.activity.Activity.ScriptRun;
import org.cresset.activity.Activity.ServiceInstalled;
import org.cresset.activity.Activity.TaskChanged;
import org.cresset.activity.Context;
import org.cresset.activity.ProcessRef;
import org.cresset.detect.Detection;

/// Says what detections are about.
public final class Subjects {

    private static final int SHOWN = 300;

    private Subjects() {}

    /// What a detection is evidence of.
    ///
    /// @param activity what its event means, where the table of activities knows it
    public static Evidence evidence(Detection detection, Optional<Activity> activity) {
        return new Evidence(
                detection.id(),
                detection.time(),
                detection.host().orElse(""),
                Signature.of(detection.rule()),
                activity.map(Subjects::of)
                        .filter(subject -> subject.process().isNamed())
                        .orElseGet(() -> of(detection, activity)));
    }

    private static Subject of(Activity activity) {
        Context context = activity.context();
        String line = activity instanceof ProcessStarted started ? started.commandLine() : "";
        return new Subject(
                process(activity),
                context.user(),
                context.session(),
                line,
                file(activity),
                hashes(activity),
                shown(activity));
    }

    /// By what the event itself says, where the activity names no process.
    private static Subject of(Detection detection, Optional<Activity> activity) {
        Subject known = activity.map(Subjects::of).orElse(Subject.NONE);
        Optional<Detection.Actor> actor = detection.process();
        ProcessRef process = actor.map(Subjects::process).orElse(ProcessRef.NONE);
        String line = actor.flatMap(Detection.Actor::commandLine).orElse(known.commandLine());
        String user =
                known.user().isEmpty() ? actor.flatMap(Detection.Actor::user).orElse("") : known.user();
        String shown = known.shown().isEmpty()
                ? detection.matched().values().stream()
                        .findFirst()
                        .map(Subjects::cut)
                        .orElse("")
                : known.shown();
        return new Subject(process, user, known.session(), line, known.file(), known.hashes(), shown);
    }

    private static ProcessRef process(Detection.Actor actor) {
        String guid = actor.guid().orElse("");
        String bare = guid.startsWith("{") && guid.endsWith("}") ? guid.substring(1, guid.length() - 1) : guid;
        return new ProcessRef(
                bare.toLowerCase(java.util.Locale.ROOT),
                actor.pid().orElse(-1L),
                actor.image().orElse(""));
    }

    private static ProcessRef process(Activity activity) {
        return switch (activity) {
            case ProcessStarted each -> each.process();
            case ProcessEnded each -> each.process();
            case ProcessAccessed each -> each.process();
            case RemoteThread each -> each.process();
            case ModuleLoaded each -> each.process();
            case FileChanged each -> each.process();
            case RegistryChanged each -> each.process();
            case PipeUsed each -> each.process();
            case ScriptRun each -> each.process();
            case ExplicitCredentials each -> each.process();
            case ServiceInstalled each -> caller(each.process());
            case TaskChanged each -> caller(each.process());
            case Connection each -> each.process();
            case DnsQuery each -> each.process();
            case AlertRaised each -> each.process();
            default -> ProcessRef.NONE;
        };
    }

    /// For what is asked for from another host, logs name the process 0.
    private static ProcessRef caller(ProcessRef process) {
        return process.pid() == 0 ? ProcessRef.NONE : process;
    }

    private static String file(Activity activity) {
        return switch (activity) {
            case FileChanged each -> withoutStream(each.path());
            case ProcessStarted each -> each.process().image();
            default -> "";
        };
    }

    /// A path without the name of a stream behind it, such as `:Zone.Identifier`.
    private static String withoutStream(String path) {
        int slash = Math.max(path.lastIndexOf('\\'), path.lastIndexOf('/'));
        int colon = path.indexOf(':', Math.max(slash, 2));
        return colon < 0 ? path : path.substring(0, colon);
    }

    private static List<String> hashes(Activity activity) {
        String written = switch (activity) {
            case ProcessStarted each -> each.hashes();
            case FileChanged each -> each.hashes();
            case ModuleLoaded each -> each.hashes();
            default -> "";
        };
        return Arrays.stream(written.split(",", -1))
                .filter(hash -> !hash.isBlank() && hash.length() < SHOWN)
                .map(String::strip)
                .toList();
    }

    /// The most telling value of an activity; may be empty.
    public static String shown(Activity activity) {
        return cut(
                switch (activity) {
                    case ProcessStarted each ->
                        each.commandLine().isEmpty() ? each.process().image() : each.commandLine();
                    case ProcessAccessed each -> each.target().image();
                    case RemoteThread each -> each.target().image();
                    case ModuleLoaded each -> each.path();
                    case FileChanged each -> each.path();
                    case RegistryChanged each -> each.key();
                    case PipeUsed each -> each.name();
                    case ServiceInstalled each -> each.image();
                    case TaskChanged each -> each.name();
                    case ScriptRun each -> each.text();
                    case Connection each ->
                        each.destination().address() + ":" + each.destination().port();
                    case DnsQuery each -> each.name();
                    case AlertRaised each -> each.detail();
                    default -> "";
                });
    }

    private static String cut(String text) {
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "\u2026";
    }
}
