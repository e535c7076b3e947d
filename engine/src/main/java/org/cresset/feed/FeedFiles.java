package org.cresset.feed;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.cresset.intel.indicator.Indicators;
import org.cresset.intel.indicator.WarningList;
import org.cresset.intel.indicator.WarningLists;

/// Files of feeds, and the indicators that are taken of them.
public final class FeedFiles {

    private FeedFiles() {}

    /// Reads files one after another; `-` is standard input. One that cannot be read is counted.
    public static Feed read(List<Path> files, InputStream stdin, Defaults defaults) {
        Feed feed = new Feed();
        for (Path file : files) {
            boolean given = file.toString().equals("-");
            try (InputStream in = given ? stdin : Files.newInputStream(file)) {
                new FeedReader(feed, defaults).read(file.toString(), in);
            } catch (IOException failed) {
                feed.file(file.toString());
                feed.refuse("", "reading failed: " + failed.getMessage());
            }
        }
        return feed;
    }

    /// Takes the indicators that are on no warning list: neither on one of the feed's, nor on these.
    ///
    /// @param insist whether the lists of the product do not hold
    public static Indicators taken(Feed feed, Feed warnings, boolean insist) {
        return Indicators.of(feed.indicators(), lists(feed, warnings, insist));
    }

    /// The warning lists that hold: those of the user first.
    private static WarningLists lists(Feed feed, Feed warnings, boolean insist) {
        List<WarningList> lists = new ArrayList<>(warnings.warningLists());
        if (!warnings.indicators().isEmpty()) {
            List<String> values = warnings.indicators().stream()
                    .map(indicator -> indicator.value().text())
                    .toList();
            lists.add(new WarningList("a list of the user", WarningList.Kind.STRING, values));
        }
        lists.addAll(feed.warningLists());
        if (!insist) {
            lists.addAll(WarningLists.own());
        }
        WarningLists all = new WarningLists(lists);
        all.unusable().forEach(entry -> warnings.leaveOut("entry of a warning list: " + entry));
        return all;
    }
}
