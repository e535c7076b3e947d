package org.cresset.report;

import java.util.List;
import java.util.Optional;
import org.cresset.detect.correlation.Correlator.Losses;
import org.cresset.event.TimeTrust;
import org.cresset.render.Messages;
import org.cresset.report.RuleStatus.Status;
import org.cresset.report.form.JsonText;
import org.cresset.rule.Level;
import org.cresset.rule.PipelineResolver;

/// The file `summary.json`.
final class Summary {

    private static final Messages ENGLISH = new Messages(Messages.Language.ENGLISH);

    private Summary() {}

    /// @param withRun whether to write what differs from run to run
    static String text(Findings findings, List<RuleStatus> rules, boolean withRun) {
        Findings.Inputs inputs = findings.inputs();
        return JsonText.page(out -> {
            out.text("version", findings.version())
                    .text("content", findings.content())
                    .object(
                            "inputs",
                            in -> in.number("files", inputs.files())
                                    .number("bytes", inputs.bytes())
                                    .number("records", findings.account().events())
                                    .number("unreadable", inputs.unreadable())
                                    .number("skipped", inputs.skippedCount())
                                    .number("unknown_source", findings.account().unknownSource())
                                    .number("no_time", findings.account().timeless())
                                    .number("outside_time", findings.account().outsideTime()))
                    .object("times", each -> times(each, findings))
                    .objects("pipelines", inputs.pipelines(), Summary::pipeline)
                    .object("rules", each -> rules(each, rules, findings))
                    .object("detections", each -> levels(each, findings))
                    .number("alerts", findings.account().alerts())
                    .number("silenced", RuleStatus.silenced(findings))
                    .object("correlations", each -> losses(each, findings))
                    .number("stories", findings.stories().best().size())
                    .number("stories_left_out", findings.stories().leftOut())
                    .value("threshold", threshold(findings), Summary::threshold)
                    .time("first_seen", findings.account().first())
                    .time("last_seen", findings.account().last())
                    .number("hosts", findings.account().hosts());
            if (withRun) {
                out.object(
                        "run",
                        run -> run.decimal("seconds", findings.run().seconds())
                                .number("peak_bytes", findings.run().peakBytes())
                                .number("threads", findings.run().threads()));
            }
        });
    }

    private static Optional<Findings.Threshold> threshold(Findings findings) {
        return Optional.of(findings.stories()).filter(Findings.Stories::isMade).map(Findings.Stories::threshold);
    }

    private static void threshold(JsonText out, Findings.Threshold threshold) {
        out.decimal("value", threshold.value())
                .text("mode", threshold.mode())
                .text("reason", threshold.reason(ENGLISH));
    }

    private static void times(JsonText out, Findings findings) {
        for (TimeTrust trust : TimeTrust.values()) {
            out.number(trust.label(), findings.account().times(trust));
        }
    }

    private static void pipeline(JsonText out, PipelineResolver.Use use) {
        out.text("name", use.name())
                .number("events", use.events())
                .texts("idle", use.idle())
                .texts("unseen", use.unseen())
                .number("undecided", use.undecided());
    }

    private static void rules(JsonText out, List<RuleStatus> rules, Findings findings) {
        out.number("total", rules.size());
        for (Status status : Status.values()) {
            out.number(status.label(), RuleStatus.count(rules, status));
        }
        out.number("filters", findings.rules().filters().size());
    }

    private static void losses(JsonText out, Findings findings) {
        Losses losses = findings.account().losses();
        out.number("late", losses.late())
                .number("repeated", losses.repeated())
                .number("not_a_number", losses.unnumbered())
                .number("groups_forgotten", losses.evicted())
                .number("events_forgotten", losses.dropped());
    }

    private static void levels(JsonText out, Findings findings) {
        for (Level level : List.of(Level.values()).reversed()) {
            out.number(level.label(), findings.account().detections(level));
        }
    }
}
