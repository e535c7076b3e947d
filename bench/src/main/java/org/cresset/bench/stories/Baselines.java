package org.cresset.bench.stories;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The simple methods that stories are compared with.
final class Baselines {

    private static final long HOUR = 3600;
    private static final int TACTICS = 3;

    private Baselines() {}

    /// By the names of their figures.
    static Map<String, Method> all() {
        Map<String, Method> all = new LinkedHashMap<>();
        all.put("B0", Baselines::deduplicated);
        all.put("B1", Baselines::sessions);
        all.put("B2", new RiskAlerting(0));
        all.put("B3", new RiskAlerting(TACTICS));
        return all;
    }

    /// B0: each alert is a story; one of the same rule and host is dropped for 24 hours. Its score is the risk of its
    /// rule.
    private static List<StoryOut> deduplicated(List<Alert> alerts) {
        Meanings meanings = new Meanings();
        List<StoryOut> stories = new ArrayList<>();
        Map<String, Long> shown = new HashMap<>();
        for (Alert alert : alerts) {
            String key = alert.host() + " " + alert.rule();
            Long before = shown.get(key);
            if (before == null || alert.second() - before >= 24 * HOUR) {
                shown.put(key, alert.second());
                stories.add(new StoryOut(
                        alert.network(),
                        key + " " + alert.second(),
                        meanings.of(alert.rule()).points(),
                        alert.second(),
                        List.of(Episode.of(alert))));
            }
        }
        stories.sort(StoryOut.AS_READ);
        return stories;
    }

    /// B1: the alerts of a host without a pause of more than an hour are one story, shown from its first alert. Its
    /// score is the risk of them all.
    private static List<StoryOut> sessions(List<Alert> alerts) {
        Meanings meanings = new Meanings();
        List<Session> sessions = new ArrayList<>();
        Map<String, Session> open = new HashMap<>();
        for (Alert alert : alerts) {
            Session session = open.get(alert.host());
            if (session == null || alert.second() - session.last > HOUR) {
                session = new Session(alert, meanings);
                sessions.add(session);
                open.put(alert.host(), session);
            }
            session.add(alert);
        }
        return sessions.stream().map(Session::story).sorted(StoryOut.AS_READ).toList();
    }

    private static final class Session {

        private final Alert first;
        private final RiskSum risk;
        private final Set<Episode> episodes = new LinkedHashSet<>();
        private long last;

        Session(Alert first, Meanings meanings) {
            this.first = first;
            last = first.second();
            risk = new RiskSum(meanings);
        }

        void add(Alert alert) {
            last = alert.second();
            risk.add(alert);
            episodes.add(Episode.of(alert));
        }

        StoryOut story() {
            String id = first.host() + " " + first.second();
            return new StoryOut(first.network(), id, risk.points(), first.second(), episodes);
        }
    }
}
