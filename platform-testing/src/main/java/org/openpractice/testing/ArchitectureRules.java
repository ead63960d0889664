package org.openpractice.testing;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;
import jakarta.annotation.security.DenyAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.Entity;
import jakarta.ws.rs.HttpMethod;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemType;

/** Rules that the code of every service keeps. A service's test extends this with its root package. */
public abstract class ArchitectureRules extends PackageRules {

    private static final Pattern BANNED_NAME =
            Pattern.compile(".*(Dto|DTO|Impl|Utils?|Helper|Manager|Processor)|(Base|Common)[A-Z].*");
    /** Calendar programs cannot log in; the address is the key. */
    private static final Set<String> OPEN_BY_NAME = Set.of("org.openpractice.platform.calendar.FeedResource.read");

    private static final Pattern BANNED_PACKAGE =
            Pattern.compile(".*\\.(dto|mapper|model|service|impl|util|utils|config|constants|common)(\\..*)?");

    protected ArchitectureRules(String rootPackage) {
        super(rootPackage);
    }

    /** @param floors as {@link PackageRules} takes them */
    protected ArchitectureRules(String rootPackage, List<Set<String>> floors) {
        super(rootPackage, floors);
    }

    @Test
    void everyEndpointNamesItsRoles() {
        check(methods()
                .that(areEndpoints())
                .should(nameTheirRoles())
                .because("an endpoint without roles is open to everybody or closed to all by accident"));
    }

    @Test
    void doesNotCallTheClockButAsksForIt() {
        check(noClasses()
                .should()
                .callMethod(LocalDate.class, "now")
                .orShould()
                .callMethod(LocalDateTime.class, "now")
                .orShould()
                .callMethod(ZonedDateTime.class, "now")
                .orShould()
                .callMethod(Instant.class, "now")
                .because("tests and the demo set the date through the injected Clock"));
    }

    @Test
    void keepsNoFloatingPointNumbers() {
        check(noFields()
                .should()
                .haveRawType(double.class)
                .orShould()
                .haveRawType(float.class)
                .orShould()
                .haveRawType(Double.class)
                .orShould()
                .haveRawType(Float.class)
                .because("money and hours are exact"));
        check(noClasses()
                .should()
                .callConstructor(BigDecimal.class, double.class)
                .because("a double is not the decimal it was written as"));
    }

    @Test
    void usesTheDomainsNames() {
        check(classes()
                .should(new ArchCondition<>("have a name that says what it is") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        if (BANNED_NAME.matcher(type.getSimpleName()).matches()) {
                            events.add(SimpleConditionEvent.violated(type, type.getName() + " has an empty name"));
                        }
                        if (BANNED_PACKAGE.matcher(type.getPackageName()).matches()) {
                            events.add(SimpleConditionEvent.violated(type, type.getName() + " is in a layer package"));
                        }
                    }
                })
                .allowEmptyShould(true));
    }

    @Test
    void marksEveryPackageForNullness() {
        classes.stream()
                .map(type -> type.getPackage())
                .distinct()
                .filter(subject -> subject.getName().startsWith(rootPackage))
                .forEach(subject -> assertThat(subject.tryGetAnnotationOfType(NullMarked.class))
                        .as("@NullMarked in package-info of %s", subject.getName())
                        .isPresent());
    }

    @Test
    void answersItsProducersAtItsRoot() {
        check(classes()
                .that()
                .areAssignableTo(EventConsumer.class)
                .and()
                .doNotHaveModifier(JavaModifier.ABSTRACT)
                .should()
                .resideInAPackage(rootPackage)
                .because("one consumer for each producer hands the facts to the features that care"));
    }

    @Test
    void entitiesHaveNoSetters() {
        check(methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should(new ArchCondition<>("tell what happens instead of setting a field") {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        if (method.getName().matches("set[A-Z].*")
                                && method.getRawReturnType().isEquivalentTo(void.class)) {
                            events.add(SimpleConditionEvent.violated(method, method.getFullName() + " is a setter"));
                        }
                    }
                })
                .allowEmptyShould(true));
    }

    @Test
    void doesNotNameTheTenantItself() {
        check(noFields()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .should()
                .haveName("practiceGroupId")
                .because("the database fills and guards the tenant column")
                .allowEmptyShould(true));
    }

    @Test
    void givesEveryProblemASlugOfItsOwn() {
        var problems = Stream.concat(
                        classes.stream()
                                .filter(type -> type.isEnum() && type.isAssignableTo(ProblemType.class))
                                .map(JavaClass::reflect),
                        Stream.of(PlatformProblem.class))
                .distinct()
                .flatMap(type -> Stream.of(type.getEnumConstants()))
                .map(ProblemType.class::cast)
                .toList();

        assertThat(problems).extracting(ProblemType::slug).doesNotHaveDuplicates();
    }

    private void check(ArchRule rule) {
        rule.allowEmptyShould(true).check(classes);
    }

    private static DescribedPredicate<JavaMethod> areEndpoints() {
        return DescribedPredicate.describe(
                "are endpoints",
                method -> method.getAnnotations().stream()
                        .anyMatch(annotation -> annotation.getRawType().isAnnotatedWith(HttpMethod.class)));
    }

    private static ArchCondition<JavaMethod> nameTheirRoles() {
        return new ArchCondition<>("carry @RolesAllowed, stand in a class that does, or be open by name") {
            @Override
            public void check(JavaMethod method, ConditionEvents events) {
                boolean named = OPEN_BY_NAME.contains(method.getFullName().replaceFirst("\\(.*", ""))
                        || method.isAnnotatedWith(RolesAllowed.class)
                        || method.isAnnotatedWith(DenyAll.class)
                        || method.getOwner().isAnnotatedWith(RolesAllowed.class);
                if (!named) {
                    events.add(SimpleConditionEvent.violated(method, method.getFullName() + " names no roles"));
                }
            }
        };
    }
}
