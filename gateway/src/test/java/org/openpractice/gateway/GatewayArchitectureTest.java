package org.openpractice.gateway;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packages = "org.openpractice.gateway", importOptions = ImportOption.DoNotIncludeTests.class)
class GatewayArchitectureTest {
    @ArchTest
    static final ArchRule theGatewayKnowsNoDomain = noClasses()
            .should()
            .dependOnClassesThat(com.tngtech.archunit.base.DescribedPredicate.describe(
                    "are of another module",
                    type -> type.getPackageName().startsWith("org.openpractice.")
                            && !type.getPackageName().startsWith("org.openpractice.gateway")))
            .because("the gateway carries requests and must not change when a service's domain does");

    @ArchTest
    static final ArchRule nothingOnTheProxyPathBlocks = noClasses()
            .that()
            .resideInAnyPackage("..proxy..", "..edge..", "..limit..", "..problem..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("java.util.concurrent.locks..", "java.net.http..", "java.sql..")
            .because("one blocked event loop stops every exchange on it");

    @ArchTest
    static final ArchRule onlyTheLoginKnowsTheIdentityLibrary = noClasses()
            .that()
            .resideOutsideOfPackage("..login..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("io.quarkus.oidc..", "io.quarkus.security..")
            .because("how callers are identified is decided in one place");
}
