package org.openpractice.compliance;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.OpenApiSnapshotRules;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ComplianceOpenApiTest extends OpenApiSnapshotRules {

    ComplianceOpenApiTest() {
        super("compliance-service");
    }
}
