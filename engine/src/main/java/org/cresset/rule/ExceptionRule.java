package org.cresset.rule;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.cresset.event.Event;
import org.cresset.event.Fold;
import org.cresset.event.Timestamps;
import org.cresset.rule.Yaml.Entries;
import org.cresset.rule.Yaml.Items;

/// An exception to rules: hits that are known and not wanted.
///
/// @param rule the id or title of a rule, with wildcards
/// @param condition what the event must be like: a Sigma detection
/// @param reason why, for those who read it later
/// @param expiry the exception does not hold for events from this time on, in microseconds since 1970
public record ExceptionRule(String rule, Condition condition, String reason, Optional<Long> expiry) {

    private static final Set<String> KEYS = Set.of("rule", "condition", "reason", "expiry");

    /// The fields that the condition looks at.
    public Set<String> fields() {
        return Explanation.fields(condition);
    }

    /// Whether the exception is about this rule, at this time.
    public boolean covers(SigmaRule other, long time) {
        boolean live = expiry.map(end -> time != Event.NO_TIME && time < end).orElse(true);
        Glob name = Glob.parse(rule).folded();
        return live && (name.matches(Fold.fold(other.id())) || name.matches(Fold.fold(other.title())));
    }

    /// Reads a list of exceptions, each with `rule`, `condition`, `reason` and optionally `expiry`.
    ///
    /// @throws RuleException where one of them is not of this form
    public static List<ExceptionRule> parse(String yaml) {
        List<ExceptionRule> rules = new ArrayList<>();
        for (Yaml document : YamlReader.documents(yaml)) {
            if (!(document instanceof Items items)) {
                throw new RuleException("line " + document.line() + ": exceptions are a list");
            }
            items.items().forEach(item -> rules.add(one(item)));
        }
        return rules;
    }

    private static ExceptionRule one(Yaml item) {
        if (!(item instanceof Entries entries)) {
            throw new RuleException("line " + item.line() + ": an exception has rule, condition, reason and expiry");
        }
        for (String key : entries.entries().keySet()) {
            if (!KEYS.contains(key)) {
                throw new RuleException("line " + item.line() + ": unknown key '" + key + "' of an exception");
            }
        }
        Yaml condition = entries.get("condition").orElseThrow(() -> lacks(item, "condition"));
        return new ExceptionRule(
                entries.text("rule").orElseThrow(() -> lacks(item, "rule")),
                new DetectionMeaning(Placeholders.NONE, "", new ArrayList<>()).of(condition),
                entries.text("reason").orElseThrow(() -> lacks(item, "reason")),
                entries.text("expiry").map(text -> expiry(text, item)));
    }

    private static long expiry(String text, Yaml item) {
        long time = Timestamps.parse(text.length() == 10 ? text + "T00:00:00Z" : text);
        if (time == Event.NO_TIME) {
            throw new RuleException("line " + item.line() + ": expiry is not a date: '" + text + "'");
        }
        return time;
    }

    private static RuleException lacks(Yaml item, String key) {
        return new RuleException("line " + item.line() + ": an exception lacks its " + key);
    }
}
