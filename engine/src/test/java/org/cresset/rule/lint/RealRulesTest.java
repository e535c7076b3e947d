package org.cresset.rule.lint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.cresset.Shared;
import org.cresset.rule.Finding;
import org.cresset.rule.Finding.Code;
import org.cresset.rule.Placeholders;
import org.cresset.rule.RuleFiles;
import org.cresset.rule.RuleReader.Reading;
import org.junit.jupiter.api.Test;

/// What the linter finds in rules that are in use.
final class RealRulesTest {

    private static final Linter LINTER = new Linter();

    @Test
    void our_own_rules_have_no_findings() {
        List<Reading> own = LINTER.compared(new RuleFiles(Placeholders.NONE, LINTER).own());
        assertThat(own).isNotEmpty().allSatisfy(reading -> {
            assertThat(reading).isInstanceOf(Reading.Loaded.class);
            Reading.Loaded loaded = (Reading.Loaded) reading;
            String source = loaded.rule().source().toString();
            assertThat(loaded.warnings())
                    .as(loaded.rule().path() + " of " + source)
                    .extracting(Finding::code)
                    .isSubsetOf(allowed(source));
        });
    }

    /// Clocks that are off are no attack.
    private static Set<Code> allowed(String source) {
        return source.equals("cresset/clock") ? Set.of(Code.NO_ATTACK_TAG) : Set.of();
    }

    @Test
    void the_corpus_can_be_looked_at() {
        List<Reading> corpus = new RuleFiles(Placeholders.NONE, LINTER).read(Shared.path("sigmahq-2026-08-05/rules"));
        assertThat(LINTER.compared(corpus)).hasSameSizeAs(corpus);
    }
}
