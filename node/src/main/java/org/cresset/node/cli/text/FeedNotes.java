package org.cresset.node.cli.text;

import java.io.PrintStream;
import org.cresset.feed.Feed;
import org.cresset.intel.indicator.Indicators;
import org.cresset.render.Escape;

/// Says what became of the entries of feeds.
public final class FeedNotes {

    private FeedNotes() {}

    /// One line of numbers, then what was refused and left out, by what it is.
    ///
    /// @param all whether to name every entry that is kept in mind
    public static void print(Feed feed, Indicators taken, boolean all, PrintStream out) {
        out.println(taken.all().size() + " indicators and "
                + feed.vulnerabilities().size() + " vulnerabilities taken; " + taken.refusedCount()
                + " on warning lists, " + feed.refusals() + " entries not readable");
        taken.refused()
                .forEach((list, count) -> out.println("  on a warning list: " + count + " " + Escape.terminal(list)));
        feed.leftOut().forEach((why, count) -> out.println("  left out: " + count + " " + Escape.terminal(why)));
        if (!all && feed.refusals() > 0) {
            out.println("  not readable, first of all: " + line(feed.refused().getFirst()));
        }
        if (all) {
            feed.refused().forEach(each -> out.println("  not readable: " + line(each)));
            taken.listed()
                    .forEach(each -> out.println(
                            "  refused: " + Escape.terminal(each.value().text() + ": " + each.list())));
        }
    }

    private static String line(Feed.Refused refused) {
        String place = refused.place().isEmpty() ? "" : " " + refused.place();
        return Escape.terminal(refused.path() + place + ": " + cut(refused.reason()));
    }

    private static String cut(String text) {
        return text.length() <= 200 ? text : text.substring(0, 200) + "\u2026";
    }
}
