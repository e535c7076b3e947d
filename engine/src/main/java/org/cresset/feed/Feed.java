package org.cresset.feed;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.cresset.intel.indicator.Indicator;
import org.cresset.intel.indicator.Vulnerability;
import org.cresset.intel.indicator.WarningList;

/// What was read of feeds. For one thread.
public final class Feed {

    /// So many indicators are taken of one run; what goes beyond is refused and counted.
    public static final int MOST = 5_000_000;

    private static final int LISTED = 1000;

    /// An entry that could not be used.
    ///
    /// @param place `line 7`, or `byte 1234`
    public record Refused(String path, String place, String reason) {}

    private final List<Indicator> indicators = new ArrayList<>();
    private final List<Vulnerability> vulnerabilities = new ArrayList<>();
    private final List<WarningList> warningLists = new ArrayList<>();
    private final List<Refused> refused = new ArrayList<>();
    private final Map<String, Long> leftOut = new TreeMap<>();
    private final Map<String, Long> formats = new TreeMap<>();
    private String path = "";
    private long refusals;

    /// Says which file is read from now on.
    void file(String shown) {
        path = shown;
    }

    void format(String name) {
        formats.merge(name, 1L, Long::sum);
    }

    void add(Indicator indicator, String place) {
        if (indicators.size() >= MOST) {
            refuse(place, "more than " + MOST + " indicators");
            return;
        }
        indicators.add(indicator);
    }

    void add(Vulnerability vulnerability) {
        vulnerabilities.add(vulnerability);
    }

    void add(WarningList list) {
        warningLists.add(list);
    }

    /// Counts an entry that could not be used; the first are kept with place and reason.
    void refuse(String place, String reason) {
        refusals++;
        if (refused.size() < LISTED) {
            refused.add(new Refused(path, place, reason));
        }
    }

    /// Counts what is well formed but of no use here, such as a type that is not known.
    void leaveOut(String why) {
        String known = leftOut.containsKey(why) || leftOut.size() < LISTED ? why : "other";
        leftOut.merge(known, 1L, Long::sum);
    }

    public List<Indicator> indicators() {
        return List.copyOf(indicators);
    }

    public List<Vulnerability> vulnerabilities() {
        return List.copyOf(vulnerabilities);
    }

    public List<WarningList> warningLists() {
        return List.copyOf(warningLists);
    }

    /// The first entries that could not be used.
    public List<Refused> refused() {
        return List.copyOf(refused);
    }

    public long refusals() {
        return refusals;
    }

    /// How much was left out, by what it is.
    public Map<String, Long> leftOut() {
        return new TreeMap<>(leftOut);
    }

    /// How many documents of each format there were.
    public Map<String, Long> formats() {
        return new TreeMap<>(formats);
    }
}
