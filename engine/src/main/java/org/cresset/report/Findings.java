package org.cresset.report;

import java.util.List;
import java.util.Locale;
import org.cresset.detect.Account;
import org.cresset.detect.RuleSet;
import org.cresset.read.Unreadable;
import org.cresset.render.Messages;
import org.cresset.report.story.StoryContext;
import org.cresset.rule.PipelineResolver;
import org.cresset.story.Story;

/// Everything a scan came to know, but for the detections one by one.
///
/// @param account what became of events and rules
/// @param content names the rules, exceptions and placeholders that were used
public record Findings(
        RuleSet rules,
        Account account,
        Tally tally,
        Stories stories,
        Inputs inputs,
        String version,
        String content,
        Run run) {

    /// The attack stories.
    ///
    /// @param best best first
    /// @param threshold what a score was held against
    /// @param leftOut how much could not be made use of: findings without a time, and what memory had no room for
    /// @param context what else is known of them
    public record Stories(List<Story> best, Threshold threshold, long leftOut, StoryContext context) {

        /// Where no stories were made.
        public static final Stories NONE = new Stories(List.of(), new Threshold(0, "none", 0), 0, StoryContext.NONE);

        public Stories {
            best = List.copyOf(best);
        }

        /// Whether stories were looked for at all.
        public boolean isMade() {
            return !threshold.mode().equals("none");
        }
    }

    /// The score from which on something is a story.
    ///
    /// @param mode what it rests on; `none` where no stories were made
    /// @param days for how many days something is known of any host
    public record Threshold(double value, String mode, double days) {

        /// Why it is what it is; empty where nothing is known of that.
        public String reason(Messages messages) {
            return switch (mode) {
                case "prior", "learned", "budget" ->
                    messages.get("threshold." + mode, String.format(Locale.ROOT, "%.1f", days));
                default -> "";
            };
        }
    }

    /// What was read.
    ///
    /// @param files how many files were read, those in archives not counted
    /// @param bytes their size, packed
    /// @param unreadable how many pieces could not be read
    /// @param listed the first of those pieces
    /// @param skippedCount how many files hold no telemetry and were passed over
    /// @param skipped the first of those
    /// @param digests the SHA-256 of each file, in hexadecimal
    /// @param pipelines what each pipeline did
    public record Inputs(
            long files,
            long bytes,
            long unreadable,
            long skippedCount,
            List<Unreadable> listed,
            List<Unreadable> skipped,
            List<Digest> digests,
            List<PipelineResolver.Use> pipelines) {
        public Inputs {
            listed = List.copyOf(listed);
            skipped = List.copyOf(skipped);
            digests = List.copyOf(digests);
            pipelines = List.copyOf(pipelines);
        }
    }

    /// A file and its SHA-256 in hexadecimal.
    public record Digest(String path, String sha256) {}

    /// What differs from run to run.
    public record Run(double seconds, long peakBytes, int threads) {}
}
