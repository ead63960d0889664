package org.openpractice.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Judges a small house that breaks every rule, then the libraries, whose users are other modules. */
class PackageRulesTest {

    private static final String HOUSE = "org.openpractice.testing.house";

    private final JavaClasses house = new ClassFileImporter().importPackages(HOUSE);

    @Test
    void saysWhichWayIsRightWhenAPackageImportsFromAFloorAbove() {
        assertThat(new Floors(HOUSE, List.of(Set.of("cellar"), Set.of("attic"))).violations(house))
                .containsExactly("cellar (floor 1) must not import attic (floor 2): attic stands on cellar; "
                        + "move what cellar needs down (Stone uses Beam)");
    }

    @Test
    void letsAPackageImportFromItsOwnFloorAndFromThoseBelow() {
        assertThat(new Floors(HOUSE, List.of(Set.of("cellar", "attic"))).violations(house))
                .isEmpty();
    }

    @Test
    void wantsAFloorForEveryPackageAndAPackageForEveryName() {
        assertThat(new Floors(HOUSE, List.of(Set.of("cellar", "garage"))).violations(house))
                .containsExactly(
                        "attic stands on no floor: name it where the floors are declared",
                        "garage has a floor but no class: take it out of the floors");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Floors(HOUSE, List.of(Set.of("cellar"), Set.of("cellar"))))
                .withMessage("cellar stands on two floors");
    }

    @Test
    void findsTwoPackagesThatNeedEachOther() {
        assertThatThrownBy(() -> PackageRules.checkCycles(HOUSE, house))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("Cycle detected: Slice attic");
    }

    @Test
    void findsThePublicTypeThatNobodyUses() {
        assertThat(new PublicTypes(HOUSE, Path.of(System.getProperty("project.root"))).needless(house))
                .containsExactly(HOUSE + ".attic.Dust");
    }

    @Nested
    class Contracts extends PackageRules {
        Contracts() {
            super("org.openpractice.contracts");
        }
    }

    @Nested
    class Local extends PackageRules {
        Local() {
            super("org.openpractice.local");
        }
    }

    @Nested
    class Testing extends PackageRules {
        Testing() {
            super("org.openpractice.testing");
        }
    }
}
