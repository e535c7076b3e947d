package org.cresset;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;

import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;
import com.tngtech.archunit.core.domain.properties.HasOwner;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import org.junit.jupiter.api.Test;

/// Keeps the floors of the engine. Floors without packages yet stand here so that their place is known.
final class FloorsTest extends Architecture {

    FloorsTest() {
        super(
                "org.cresset",
                List.of(
                        List.of("event", "intel", "render"),
                        List.of("read", "stix", "feed"),
                        List.of("rule", "activity", "simulate"),
                        List.of("detect"),
                        List.of("surprise"),
                        List.of("story"),
                        List.of("attribute"),
                        List.of("landscape", "respond", "report")));
    }

    @Test
    void the_engine_opens_no_sockets_and_no_databases() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.net.http..", "java.sql..", "javax.sql..", "javax.net..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.net.Socket.class)
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.net\\.(Server|Datagram|Multicast)Socket|java\\.nio\\.channels\\..*Socket.*")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.net.InetAddress.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.net.URL.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(java.net.URLConnection.class)
                .check(classes.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        // finding our own jar is the one use of a URL
                        "but RuleFiles", type -> !type.getName().endsWith(".RuleFiles"))));
    }

    @Test
    void the_engine_prints_nothing() {
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(classes);
    }

    @Test
    void the_engine_has_no_threads_no_clock_and_no_chance_of_its_own() {
        noClasses()
                .should()
                .callMethod(System.class, "currentTimeMillis")
                .orShould()
                .callMethod(System.class, "nanoTime")
                .orShould()
                .callMethodWhere(JavaCall.Predicates.target(HasName.Predicates.name("now"))
                        .and(JavaCall.Predicates.target(
                                HasOwner.Predicates.With.owner(JavaClass.Predicates.resideInAPackage("java.time..")))))
                .orShould()
                .callMethodWhere(JavaCall.Predicates.target(
                        HasName.Predicates.nameMatching("parallel|parallelStream|sleep|ofVirtual|ofPlatform")))
                .orShould()
                .dependOnClassesThat()
                .haveNameMatching("java\\.util\\.concurrent\\.(CompletableFuture|ForkJoin.*|Executor.*)")
                .orShould()
                .callMethod(Math.class, "random")
                .orShould()
                .callConstructor(Random.class)
                .orShould()
                .callMethod(java.util.UUID.class, "randomUUID")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Thread.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(ExecutorService.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Clock.class)
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(InstantSource.class)
                .check(classes);
    }
}
