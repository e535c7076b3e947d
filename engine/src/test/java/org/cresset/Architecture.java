package org.cresset;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// What every module's packages keep to: floors, no circles, names that say what a thing is.
public abstract class Architecture {

    private final String root;
    private final List<List<String>> floors;

    /// The classes of the module, without its tests.
    protected final JavaClasses classes;

    /// Looks at a module.
    ///
    /// @param floors from the ground up; packages on one floor do not see each other
    protected Architecture(String root, List<List<String>> floors) {
        this.root = root;
        this.floors = floors;
        classes = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages(root);
    }

    @TestFactory
    Stream<DynamicTest> a_package_sees_only_the_floors_beneath_it() {
        return floors.stream()
                .flatMap(List::stream)
                .map(name -> DynamicTest.dynamicTest(
                        name,
                        () -> noClasses()
                                .that()
                                .resideInAPackage(pattern(name))
                                .should()
                                .dependOnClassesThat()
                                .resideInAnyPackage(hiddenFrom(name))
                                .allowEmptyShould(true)
                                .check(classes)));
    }

    @Test
    void every_package_has_a_floor() {
        classes()
                .should()
                .resideInAnyPackage(
                        floors.stream().flatMap(List::stream).map(this::pattern).toArray(String[]::new))
                .check(classes);
    }

    @Test
    void no_packages_depend_on_each_other_in_a_circle() {
        slices().matching(root + ".(**)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void names_say_what_a_thing_is() {
        noClasses()
                .should()
                .haveNameMatching(".*(Manager|Impl|Helper|Utils?|Base|Dto|Info)$")
                .check(classes);
    }

    @Test
    void inheritance_is_one_step_deep_at_most() {
        classes()
                .that()
                .areNotInterfaces()
                .and()
                .areNotAssignableTo(Throwable.class)
                .should(extendOneClassAtMost())
                .check(classes);
    }

    @Test
    void every_package_is_null_marked() {
        classes.forEach(c -> assertThat(c.getPackage().isAnnotatedWith("org.jspecify.annotations.NullMarked"))
                .as(c.getPackageName())
                .isTrue());
    }

    private static ArchCondition<JavaClass> extendOneClassAtMost() {
        return new ArchCondition<>("extend at most one class of ours") {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                long depth = type.getAllRawSuperclasses().stream()
                        .filter(s -> s.getPackageName().startsWith("org.cresset"))
                        .count();
                events.add(new SimpleConditionEvent(type, depth <= 1, type.getName() + " has " + depth + " ancestors"));
            }
        };
    }

    private String[] hiddenFrom(String name) {
        int floor = 0;
        while (!floors.get(floor).contains(name)) {
            floor++;
        }
        return floors.stream()
                .skip(floor)
                .flatMap(List::stream)
                .filter(other -> !other.equals(name))
                .map(this::pattern)
                .toArray(String[]::new);
    }

    private String pattern(String name) {
        return root + "." + name + "..";
    }
}
