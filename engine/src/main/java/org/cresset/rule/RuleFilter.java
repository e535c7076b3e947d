package org.cresset.rule;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.cresset.event.LogSource;

/// A Sigma filter: a condition that rules named by it must also meet. It lets a site fit rules of others to itself
/// without changing their files.
///
/// @param rules ids or names of rules, in lower case; empty where it is for every rule of its log source
/// @param source it is only for rules that ask for what is given here
/// @param condition what an event must be for the rule to fire on it
public record RuleFilter(
        String id, String title, Set<String> rules, LogSource source, Condition condition, String path) {

    public RuleFilter {
        rules = Set.copyOf(rules);
    }

    /// Whether the filter is for this rule.
    public boolean covers(SigmaRule rule) {
        return rule.correlation().isEmpty()
                && names(rule)
                && fits(source.product(), rule.source().product())
                && fits(source.category(), rule.source().category())
                && fits(source.service(), rule.source().service());
    }

    /// Whether the filter names this rule, whatever its log source.
    public boolean names(SigmaRule rule) {
        return rules.isEmpty()
                || rules.contains(rule.id().toLowerCase(Locale.ROOT))
                || (!rule.name().isEmpty() && rules.contains(rule.name().toLowerCase(Locale.ROOT)));
    }

    private static boolean fits(Optional<String> wanted, Optional<String> given) {
        return wanted.isEmpty() || wanted.equals(given);
    }
}
