package org.cresset.node;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import java.util.List;
import org.cresset.Architecture;
import org.junit.jupiter.api.Test;

/// Keeps the floors of the node. Floors without packages yet stand here so that their place is known.
final class FloorsTest extends Architecture {

    FloorsTest() {
        super(
                "org.cresset.node",
                List.of(
                        List.of("access"),
                        List.of("journal", "store"),
                        List.of("pipeline"),
                        List.of("share"),
                        List.of("task", "assist", "content"),
                        List.of("api", "console"),
                        List.of("cli")));
    }

    @Test
    void only_the_commands_print() {
        noClasses()
                .that()
                .resideOutsideOfPackage("org.cresset.node.cli..")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .check(classes);
    }

    @Test
    void only_journal_and_store_see_a_database() {
        noClasses()
                .that()
                .resideOutsideOfPackages("org.cresset.node.journal..", "org.cresset.node.store..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..")
                .check(classes);
    }

    @Test
    void nothing_opens_a_connection_yet() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "javax.net..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.net.Socket.class)
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching(
                        "java\\.net\\.(URL|URLConnection|(Server|Datagram|Multicast)Socket)|java\\.nio\\.channels\\..*Socket.*")
                .check(classes);
    }
}
