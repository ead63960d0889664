package org.openpractice.testing;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/**
 * Rules for the packages of one module: who may stand on whom, and what each shows to the others. The module's test
 * extends this with its root package, and with its floors where it has so many packages that floors help a reader. The
 * classes are read once for all rules.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class PackageRules {

    final String rootPackage;
    final JavaClasses classes;
    private final List<Set<String>> floors;

    protected PackageRules(String rootPackage) {
        this(rootPackage, List.of());
    }

    /**
     * @param floors names of the packages below the root, ground first; a package imports from its own floor and from
     *     those below
     */
    protected PackageRules(String rootPackage, List<Set<String>> floors) {
        this.rootPackage = rootPackage;
        this.floors = floors;
        this.classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages(rootPackage);
    }

    @Test
    void findsClassesToJudge() {
        assertThat(classes).isNotEmpty();
    }

    @Test
    void noTwoPackagesNeedEachOther() {
        checkCycles(rootPackage, classes);
    }

    static void checkCycles(String rootPackage, JavaClasses classes) {
        slices().matching(rootPackage + ".(*)..")
                .should()
                .beFreeOfCycles()
                .because("packages that need each other can only be read, tested and moved as one")
                .allowEmptyShould(true)
                .check(classes);
    }

    @Test
    void noPackageImportsFromAFloorAboveItsOwn() {
        if (!floors.isEmpty()) {
            assertThat(new Floors(rootPackage, floors).violations(classes)).isEmpty();
        }
    }

    /**
     * The framework's roles are no reason to be public where package-private classes do the same work in this code:
     * beans, interceptors, event consumers, scheduled methods, health checks and start-up checks, entities, converters,
     * repositories, records and enums in JSON. What does need it is a provider of {@link java.util.ServiceLoader} and a
     * class that a configuration names, and those files count as users.
     */
    @Test
    void isPublicOnlyWhatAnotherPackageUses() {
        assertThat(new PublicTypes(rootPackage, Path.of(System.getProperty("project.root"))).needless(classes))
                .as("public, but no other package uses it: take the word public away")
                .isEmpty();
    }
}
