package org.cresset.node.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cresset.detect.indicator.Watchlist;
import org.cresset.feed.Defaults;
import org.cresset.feed.Feed;
import org.cresset.feed.FeedFiles;
import org.cresset.feed.StoreLine;
import org.cresset.intel.Tlp;
import org.cresset.intel.indicator.Admiralty;
import org.cresset.intel.indicator.Indicators;
import org.cresset.intel.indicator.Pap;
import org.cresset.intel.indicator.Provenance;
import org.cresset.node.cli.text.FeedNotes;
import org.cresset.render.Escape;
import org.cresset.rule.Level;
import org.cresset.rule.RuleFiles;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// Which indicators commands use.
final class IntelOptions {

    private IntelOptions() {}

    /// Which warning lists hold.
    static final class Warnings {

        @Option(
                names = "--warning-list",
                paramLabel = "FILE",
                description = "A list of your own of what is no indicator: of MISP, or text. Can be repeated.")
        List<Path> files = new ArrayList<>();

        @Option(
                names = "--insist",
                description = "Take also what the lists of the product name: special addresses, public resolvers,"
                        + " hashes of empty files, common domains.")
        boolean insist;

        Indicators taken(Feed feed, Terminal terminal) {
            Feed warnings = read(files, Defaults.NONE);
            Indicators taken = FeedFiles.taken(feed, warnings, insist);
            if (warnings.refusals() > 0) {
                terminal.err().println(warnings.refusals() + " entries of --warning-list are not readable");
            }
            warnings.leftOut()
                    .forEach((why, count) -> terminal.err().println("left out: " + count + " " + Escape.terminal(why)));
            return taken;
        }
    }

    /// The indicators that `scan` looks for.
    static final class Watched {

        @Option(
                names = "--intel",
                paramLabel = "FILE",
                description = "Look for these indicators: a store of 'intel import', or a feed. Can be repeated.")
        List<Path> files = new ArrayList<>();

        @Mixin
        Warnings warnings = new Warnings();

        Watchlist watchlist(RuleFiles content, String least, Terminal terminal) {
            if (files.isEmpty()) {
                return Watchlist.NONE;
            }
            Feed feed = read(files, Defaults.NONE);
            Indicators taken = warnings.taken(feed, terminal);
            if (taken.all().isEmpty()) {
                FeedNotes.print(feed, taken, false, terminal.err());
                throw new Stop(ExitCode.NOTHING_TO_RUN, "--intel: no indicator to look for");
            }
            if (feed.refusals() > 0) {
                terminal.err()
                        .println("--intel: " + feed.refusals()
                                + " entries not readable (cresset intel import -v says why)");
            }
            taken.all().forEach(indicator -> content.include(StoreLine.of(indicator)));
            Level level = RuleOptions.level("--min-level", least);
            return new Watchlist(taken, level);
        }
    }

    static Feed read(List<Path> files, Defaults defaults) {
        files.stream().filter(file -> !file.toString().equals("-")).forEach(RuleOptions::existing);
        return FeedFiles.read(files, System.in, defaults);
    }

    /// What holds for entries of feeds that do not say it.
    static final class Stated {

        @Option(
                names = "--source",
                paramLabel = "NAME",
                defaultValue = "",
                description = "Who says it (default: as the feed says).")
        String source = "";

        @Option(
                names = "--rating",
                paramLabel = "A1",
                defaultValue = "F6",
                description = "Admiralty rating where a feed has none.")
        String rating = "F6";

        @Option(
                names = "--tlp",
                paramLabel = "LEVEL",
                defaultValue = "AMBER",
                description = "TLP where a feed has none.")
        String tlp = "AMBER";

        @Option(
                names = "--pap",
                paramLabel = "LEVEL",
                defaultValue = "AMBER",
                description = "PAP where a feed has none.")
        String pap = "AMBER";

        @Option(
                names = "--confidence",
                paramLabel = "N",
                defaultValue = "-1",
                description = "0 to 100 where a feed has none (default: by the rating).")
        int confidence = -1;

        Defaults defaults() {
            if (confidence < -1 || confidence > 100) {
                throw new Stop(ExitCode.USAGE, "--confidence is 0 to 100, not " + confidence);
            }
            Admiralty rated = Admiralty.of(rating)
                    .orElseThrow(() -> new Stop(ExitCode.USAGE, "--rating is A1 to F6, not '" + rating + "'"));
            Pap actions = Pap.of(pap)
                    .orElseThrow(
                            () -> new Stop(ExitCode.USAGE, "--pap is CLEAR, GREEN, AMBER or RED, not '" + pap + "'"));
            return new Defaults(new Provenance(source, rated, level("--tlp", tlp), actions), confidence);
        }
    }

    static Tlp level(String option, String name) {
        return Tlp.of(name)
                .orElseThrow(() -> new Stop(
                        ExitCode.USAGE, option + " is CLEAR, GREEN, AMBER, AMBER+STRICT or RED, not '" + name + "'"));
    }
}
