package org.cresset.bench.stories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Risk-based alerting: a story begins where the risk of a host within 24 hours reaches a threshold, and lasts while it
/// stays there. It holds the alerts of the 24 hours before, but for those of an earlier story, and all until its end.
/// Its score is the highest risk.
final class RiskAlerting implements Method {

    private static final long WINDOW = 24 * 3600;
    private static final long THRESHOLD = 100;

    private final Meanings meanings = new Meanings();
    private final int tactics;

    /// @param tactics how many tactics a story needs
    RiskAlerting(int tactics) {
        this.tactics = tactics;
    }

    @Override
    public List<StoryOut> stories(List<Alert> alerts) {
        List<StoryOut> stories = new ArrayList<>();
        Map<String, Host> hosts = new HashMap<>();
        for (Alert alert : alerts) {
            hosts.computeIfAbsent(alert.host(), unseen -> new Host(stories)).add(alert);
        }
        hosts.values().forEach(Host::end);
        stories.sort(StoryOut.AS_READ);
        return stories;
    }

    private final class Host {

        private final List<StoryOut> stories;
        private final RiskSum risk = new RiskSum(meanings);
        private final Set<Episode> recent = new LinkedHashSet<>();
        private long highest;
        private long opened = Long.MAX_VALUE;
        private String id = "";
        private String network = "";

        Host(List<StoryOut> stories) {
            this.stories = stories;
        }

        void add(Alert alert) {
            long now = alert.second();
            risk.forget(now - WINDOW);
            risk.add(alert);
            if (!isRisky()) {
                end();
                recent.removeIf(episode -> episode.start() < now - WINDOW);
                recent.add(Episode.of(alert));
                return;
            }
            recent.add(Episode.of(alert));
            if (!isOpen()) {
                opened = now;
                id = alert.host() + " " + now;
                network = alert.network();
            }
            highest = Math.max(highest, risk.points());
        }

        private boolean isRisky() {
            return risk.points() >= THRESHOLD && risk.tactics() >= tactics;
        }

        private boolean isOpen() {
            return opened < Long.MAX_VALUE;
        }

        void end() {
            if (isOpen()) {
                stories.add(new StoryOut(network, id, highest, opened, recent));
                recent.clear();
                highest = 0;
                opened = Long.MAX_VALUE;
            }
        }
    }
}
