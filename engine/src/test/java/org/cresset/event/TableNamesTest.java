package org.cresset.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// The tables that name fields.
final class TableNamesTest {

    /// A name in a third case would belong to none of them, so each such group must be meant: rules or products write
    /// these in more than one way.
    @Test
    void fields_that_differ_in_case_alone_are_few_and_known() {
        FieldTable fields = FieldTable.with(List.of());
        Map<String, TreeSet<String>> byFold = new TreeMap<>();
        fields.names()
                .forEach(name -> byFold.computeIfAbsent(Fold.fold(name), unseen -> new TreeSet<>())
                        .add(name));
        assertThat(byFold.values().stream().filter(names -> names.size() > 1).map(String::valueOf))
                .containsExactlyInAnyOrder(
                        "[ActivityDisplayName, activityDisplayName]",
                        "[AppId, appId]",
                        "[AuthenticationRequirement, authenticationRequirement]",
                        "[Category, category]",
                        "[EventType, eventType, eventtype]",
                        "[Operation, operation]",
                        "[OperationName, operationName]",
                        "[ResultDescription, Resultdescription, resultDescription]",
                        "[ResultType, resultType]",
                        "[UserPrincipalName, userPrincipalName]");
    }

    @Test
    void no_alias_stands_twice() {
        List<String> aliases = Table.read(LogSources.class, "aliases.tsv", 6).stream()
                .map(row -> String.join("\t", row.cells().subList(0, 5)))
                .toList();
        assertThat(aliases).doesNotHaveDuplicates();
    }
}
