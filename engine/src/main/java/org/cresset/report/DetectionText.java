package org.cresset.report;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.cresset.detect.Detection;
import org.cresset.event.Event;
import org.cresset.event.Timestamps;
import org.cresset.render.Escape;
import org.cresset.report.form.JsonText;

/// A detection as a line of each format that a scan can write.
public final class DetectionText {

    /// The formats of one line a detection.
    public enum Format {
        JSONL,
        TIMESKETCH,
        CSV
    }

    public static final String CSV_HEADER =
            "time,host,level,rule,rule_id,techniques,tactics,user,image,command_line,pid,path,record,id";

    private DetectionText() {}

    public static String line(Detection detection, Format format) {
        return switch (format) {
            case JSONL -> json(detection);
            case TIMESKETCH -> timesketch(detection);
            case CSV -> csv(detection);
        };
    }

    private static String json(Detection detection) {
        return JsonText.line(out -> out.text("id", detection.id())
                .time("time", detection.time())
                .text("time_trust", detection.trust().label())
                .text("host", detection.host())
                .object(
                        "rule",
                        rule -> rule.text("id", detection.rule().id())
                                .text("title", detection.rule().title())
                                .text("level", detection.rule().level().label())
                                .text("kind", detection.rule().kind()))
                .texts("techniques", detection.rule().techniques())
                .texts("tactics", detection.rule().tactics())
                .object(
                        "source",
                        source -> source.text("path", detection.source().path())
                                .number("record", detection.source().record())
                                .flag("carved", detection.carved()))
                .value("process", detection.process(), DetectionText::process)
                .object("matched", matched -> detection.matched().forEach(matched::text))
                .objects("events", detection.events(), DetectionText::part));
    }

    private static void part(JsonText out, Detection.Part part) {
        out.text("id", part.id())
                .time("time", part.time())
                .text("host", part.host())
                .text("rule", part.rule().id())
                .text("path", part.source().path())
                .number("record", part.source().record());
    }

    private static void process(JsonText out, Detection.Actor process) {
        out.text("guid", process.guid())
                .number("pid", process.pid())
                .text("image", process.image())
                .text("command_line", process.commandLine())
                .text("user", process.user());
    }

    private static String timesketch(Detection detection) {
        return JsonText.line(out -> out.text("message", message(detection))
                .time("datetime", detection.time() == Event.NO_TIME ? 0 : detection.time())
                .number("timestamp", detection.time() == Event.NO_TIME ? 0 : detection.time())
                .text("timestamp_desc", detection.time() == Event.NO_TIME ? "No time in the record" : "Event Logged")
                .text("host", detection.host())
                .text("level", detection.rule().level().label())
                .text("rule", detection.rule().title())
                .text("rule_id", detection.rule().id())
                .texts("tag", detection.rule().techniques())
                .text("source_path", detection.source().path())
                .number("source_record", detection.source().record())
                .text("detection_id", detection.id()));
    }

    private static String message(Detection detection) {
        StringBuilder text = new StringBuilder(detection.rule().title());
        for (Map.Entry<String, String> matched : detection.matched().entrySet()) {
            text.append(" | ").append(matched.getKey()).append(": ").append(matched.getValue());
        }
        return text.toString();
    }

    private static String csv(Detection detection) {
        Optional<Detection.Actor> process = detection.process();
        List<String> cells = List.of(
                detection.time() == Event.NO_TIME ? "" : Timestamps.format(detection.time()),
                detection.host().orElse(""),
                detection.rule().level().label(),
                detection.rule().title(),
                detection.rule().id(),
                String.join(" ", detection.rule().techniques()),
                String.join(" ", detection.rule().tactics()),
                process.flatMap(Detection.Actor::user).orElse(""),
                process.flatMap(Detection.Actor::image).orElse(""),
                process.flatMap(Detection.Actor::commandLine).orElse(""),
                process.flatMap(Detection.Actor::pid).map(String::valueOf).orElse(""),
                detection.source().path(),
                Long.toString(detection.source().record()),
                detection.id());
        return csv(cells);
    }

    /// Cells as a line of CSV.
    public static String csv(List<String> cells) {
        return String.join(",", cells.stream().map(Escape::csv).toList());
    }
}
