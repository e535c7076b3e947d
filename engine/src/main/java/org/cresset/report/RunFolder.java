package org.cresset.report;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.cresset.event.Sha256;
import org.cresset.read.Unreadable;
import org.cresset.render.Messages;
import org.cresset.report.Findings.Digest;
import org.cresset.report.form.JsonText;
import org.cresset.report.story.StoryJson;
import org.cresset.report.story.StoryStix;
import org.cresset.story.Story;

/// Writes the run folder: the same files, and but for the times in `summary.json` the same bytes, for the same input.
public final class RunFolder {

    /// The formats that a [DetectionLog] needs for a run folder, in this order.
    public static final List<DetectionText.Format> FORMATS =
            List.of(DetectionText.Format.JSONL, DetectionText.Format.TIMESKETCH);

    private final Path folder;
    private final List<Digest> outputs = new ArrayList<>();

    public RunFolder(Path folder) {
        this.folder = folder;
    }

    /// Writes all files.
    ///
    /// @param log made with [#FORMATS]
    public void write(Findings findings, DetectionLog log, Messages messages) {
        List<RuleStatus> rules = RuleStatus.all(findings);
        detections(log);
        stories(findings);
        file("rules-status.csv", ruleStatus(rules));
        file("input-errors.csv", inputErrors(findings));
        file("report.html", new HtmlReport(findings, rules, messages).text());
        Findings.Stories told = findings.stories();
        String name = findings.version() + ":" + findings.content();
        file("stix.json", StoryStix.bundle(told.best(), told.context(), name));
        file("navigator-layer.json", NavigatorLayer.text(findings));
        file("summary.json", Summary.text(findings, rules, true));
        outputs.removeLast();
        outputs.add(new Digest("summary.json", sha256(Summary.text(findings, rules, false))));
        file("manifest.json", manifest(findings));
    }

    private void detections(DetectionLog log) {
        try (Out detections = new Out("detections.jsonl");
                Out timeline = new Out("timeline.jsonl")) {
            log.forEach(lines -> {
                detections.line(lines.get(0));
                timeline.line(lines.get(1));
            });
        }
    }

    private void stories(Findings findings) {
        List<Story> best = findings.stories().best();
        try (Out stories = new Out("stories.jsonl")) {
            if (!best.isEmpty()) {
                StoryJson json = new StoryJson(findings.stories().context());
                best.forEach(story -> stories.line(json.line(story)));
            }
        }
    }

    private static String ruleStatus(List<RuleStatus> rules) {
        StringBuilder text = new StringBuilder("rule_id,title,level,status,hits,reason,path\n");
        for (RuleStatus rule : rules) {
            text.append(DetectionText.csv(List.of(
                            rule.id(),
                            rule.title(),
                            rule.level(),
                            rule.status().label(),
                            Long.toString(rule.hits()),
                            rule.reason(),
                            rule.path())))
                    .append('\n');
        }
        return text.toString();
    }

    private static String inputErrors(Findings findings) {
        StringBuilder text = new StringBuilder("path,offset,reason\n");
        List<Unreadable> listed = findings.inputs().listed();
        for (Unreadable piece : listed) {
            row(text, piece, piece.reason());
        }
        long more = findings.inputs().unreadable() - listed.size();
        if (more > 0) {
            row(text, new Unreadable("", 0, ""), "and " + more + " more pieces that could not be read");
        }
        List<Unreadable> skipped = findings.inputs().skipped();
        for (Unreadable piece : skipped) {
            row(text, piece, "skipped: " + piece.reason());
        }
        long passedOver = findings.inputs().skippedCount() - skipped.size();
        if (passedOver > 0) {
            row(text, new Unreadable("", 0, ""), "and " + passedOver + " more files skipped");
        }
        return text.toString();
    }

    private static void row(StringBuilder text, Unreadable piece, String reason) {
        text.append(DetectionText.csv(List.of(piece.path(), Long.toString(piece.offset()), reason)))
                .append('\n');
    }

    private String manifest(Findings findings) {
        return JsonText.page(out -> out.text("version", findings.version())
                .text("content", findings.content())
                .objects("inputs", findings.inputs().digests(), RunFolder::digest)
                .objects("outputs", outputs, RunFolder::digest)
                .text("note", "summary.json is hashed without its member \"run\", which differs from run to run"));
    }

    private static void digest(JsonText out, Digest digest) {
        out.text("path", digest.path()).text("sha256", digest.sha256());
    }

    private void file(String name, String text) {
        try (Out out = new Out(name)) {
            out.text(text);
        }
    }

    private static String sha256(String text) {
        return HexFormat.of().formatHex(Sha256.start().digest(text.getBytes(StandardCharsets.UTF_8)));
    }

    /// A file of the folder that is being written.
    private final class Out implements AutoCloseable {

        private final String name;
        private final MessageDigest digest = Sha256.start();
        private final Writer writer;

        Out(String name) {
            this.name = name;
            try {
                OutputStream file = Files.newOutputStream(folder.resolve(name));
                writer = new java.io.BufferedWriter(
                        new java.io.OutputStreamWriter(new DigestOutputStream(file, digest), StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException("opening " + folder.resolve(name), e);
            }
        }

        void line(String line) {
            text(line + "\n");
        }

        void text(String text) {
            try {
                writer.write(text);
            } catch (IOException e) {
                throw new UncheckedIOException("writing " + folder.resolve(name), e);
            }
        }

        @Override
        public void close() {
            try {
                writer.close();
            } catch (IOException e) {
                throw new UncheckedIOException("writing " + folder.resolve(name), e);
            }
            outputs.add(new Digest(name, HexFormat.of().formatHex(digest.digest())));
        }
    }
}
