package org.cresset.rule.lint;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.cresset.event.KnownSources;
import org.cresset.intel.Techniques;
import org.cresset.rule.Correlation;
import org.cresset.rule.Finding;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.Item;
import org.cresset.rule.RuleReader.Reading;
import org.cresset.rule.RuleReader.Review;
import org.cresset.rule.SigmaRule;
import org.cresset.rule.Yaml;
import org.cresset.rule.Yaml.Entries;

/// Looks at rules that can be carried out for what their authors may not have meant, or could say better. What it can
/// find stands in [Code].
public final class Linter implements Review {

    private final Tags tags;
    private final Sources sources;
    private final FieldNames fields;

    public Linter() {
        KnownSources known = new KnownSources();
        tags = new Tags(new Techniques());
        sources = new Sources(known);
        fields = new FieldNames(known);
    }

    @Override
    public Reading of(Yaml document, Reading reading) {
        if (!(reading instanceof Reading.Loaded(var rule, var warnings)) || !(document instanceof Entries entries)) {
            return reading;
        }
        Subject subject = new Subject(entries, rule, new ArrayList<>(warnings));
        Metadata.check(subject);
        tags.check(subject);
        if (rule.correlation().isPresent()) {
            correlation(subject, rule.correlation().get());
        } else {
            detection(subject);
        }
        return new Reading.Loaded(rule, ordered(subject.findings()));
    }

    private static void correlation(Subject subject, Correlation asked) {
        if (asked.groupBy().isEmpty()) {
            subject.found(Code.NO_GROUP, "it has no group-by, so events of all hosts and users are taken together");
        }
    }

    private void detection(Subject subject) {
        sources.check(subject);
        for (Item item : subject.items()) {
            Values.check(subject, item);
            Lists.check(subject, item);
            Expressions.check(subject, item);
        }
        fields.check(subject);
        ConditionWords.check(subject);
        Meaning.check(subject);
    }

    private static List<Finding> ordered(List<Finding> findings) {
        return findings.stream()
                .sorted(Comparator.comparing(Finding::code).thenComparingInt(Finding::line))
                .toList();
    }

    /// Holds rules against each other: titles and logic that stand twice.
    public List<Reading> compared(List<Reading> readings) {
        Map<String, SigmaRule> titles = new HashMap<>();
        Map<String, SigmaRule> logic = new HashMap<>();
        List<Reading> compared = new ArrayList<>();
        for (Reading reading : readings) {
            if (!(reading instanceof Reading.Loaded(var rule, var warnings))) {
                compared.add(reading);
                continue;
            }
            List<Finding> findings = new ArrayList<>(warnings);
            SigmaRule named = titles.getOrDefault(rule.title(), rule);
            if (!named.id().equals(rule.id())) {
                findings.add(Finding.of(Code.SAME_TITLE, "another rule has the same title: " + named.path()));
            }
            String asked = rule.looksAt() + "\n"
                    + rule.correlation().map(Object::toString).orElseGet(() -> Meaning.form(rule.condition()));
            SigmaRule same = logic.getOrDefault(asked, rule);
            if (!same.id().equals(rule.id())) {
                findings.add(Finding.of(Code.SAME_LOGIC, "another rule asks for the same: " + same.path()));
            }
            titles.putIfAbsent(rule.title(), rule);
            logic.putIfAbsent(asked, rule);
            compared.add(new Reading.Loaded(rule, ordered(findings)));
        }
        return compared;
    }
}
