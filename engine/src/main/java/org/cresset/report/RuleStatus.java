package org.cresset.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.cresset.detect.Account;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.SigmaRule;

/// What became of one rule that was given.
///
/// @param level as the rule writes it
/// @param reason why it did not fire, or what else there is to know; empty where nothing is
public record RuleStatus(String id, String title, String level, Status status, long hits, String reason, String path) {

    /// What can become of a rule.
    public enum Status {
        FIRED,
        /// It could have fired, and did not.
        QUIET,
        /// No event came by that it could have looked at.
        NO_SOURCE,
        /// It was not loaded.
        REFUSED;

        /// The name as files have it.
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Every rule of the run, ordered by path and id. Their number is that of the rules given.
    public static List<RuleStatus> all(Findings findings) {
        List<RuleStatus> all = new ArrayList<>();
        List<SigmaRule> rules = findings.rules().rules();
        for (int number = 0; number < rules.size(); number++) {
            all.add(of(rules.get(number), number, findings.account()));
        }
        for (Reading.Refused refused : findings.rules().refused()) {
            all.add(new RuleStatus(
                    refused.id(),
                    refused.title(),
                    refused.level(),
                    Status.REFUSED,
                    0,
                    refused.reason(),
                    refused.path()));
        }
        all.sort(Comparator.comparing(RuleStatus::path).thenComparing(RuleStatus::id));
        return all;
    }

    private static RuleStatus of(SigmaRule rule, int number, Account account) {
        long hits = account.hits(number);
        Status status = hits > 0 ? Status.FIRED : account.hadSource(number) ? Status.QUIET : Status.NO_SOURCE;
        return new RuleStatus(
                rule.id(),
                rule.title(),
                rule.level().label(),
                status,
                hits,
                reason(rule, number, account, status),
                rule.path());
    }

    private static String reason(SigmaRule rule, int number, Account account, Status status) {
        List<String> reasons = new ArrayList<>();
        if (status == Status.NO_SOURCE) {
            reasons.add("no event of " + rule.looksAt());
        }
        if (account.fedBy(number) > 0) {
            reasons.add(account.fedBy(number) + " hits went to correlations only");
        }
        if (account.unplacedOf(number) > 0) {
            reasons.add(account.unplacedOf(number) + " events passed over: without a time, or a field that is needed");
        }
        if (account.silencedOf(number) > 0) {
            reasons.add(account.silencedOf(number) + " hits silenced by exceptions");
        }
        if (account.undecidedOf(number) > 0) {
            reasons.add(account.undecidedOf(number) + " events undecided: a regular expression ran out of steps");
        }
        return String.join("; ", reasons);
    }

    /// How many have this status.
    public static long count(List<RuleStatus> all, Status status) {
        return all.stream().filter(rule -> rule.status() == status).count();
    }

    /// How many hits exceptions silenced, over all rules and alerts.
    public static long silenced(Findings findings) {
        long silenced = findings.account().silencedAlerts();
        for (int rule = 0; rule < findings.rules().rules().size(); rule++) {
            silenced += findings.account().silencedOf(rule);
        }
        return silenced;
    }
}
