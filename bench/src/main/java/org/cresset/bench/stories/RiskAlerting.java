package org.cresset.bench.stories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Risk-based alerting: a story begins where the risk of a host within 24 hours reaches a threshold. It holds
/// what led there and all alerts of the host for 24 hours more; then the host begins anew. Its score is the
/// highest risk.
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
        private RiskSum risk = new RiskSum(meanings);
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
            if (isOpen() && now - opened >= WINDOW) {
                end();
            }
            risk.forget(now - WINDOW);
            risk.add(alert);
            if (!isOpen()) {
                recent.removeIf(episode -> episode.start() < now - WINDOW);
            }
            recent.add(Episode.of(alert));
            if (!isOpen() && risk.points() >= THRESHOLD && risk.tactics() >= tactics) {
                opened = now;
                id = alert.host() + " " + now;
                network = alert.network();
            }
            if (isOpen()) {
                highest = Math.max(highest, risk.points());
            }
        }

        private boolean isOpen() {
            return opened < Long.MAX_VALUE;
        }

        void end() {
            if (isOpen()) {
                stories.add(new StoryOut(network, id, highest, opened, recent));
            }
            recent.clear();
            risk = new RiskSum(meanings);
            highest = 0;
            opened = Long.MAX_VALUE;
        }
    }
}
