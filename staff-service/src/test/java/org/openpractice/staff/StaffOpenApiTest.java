package org.openpractice.staff;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.OpenApiSnapshotRules;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class StaffOpenApiTest extends OpenApiSnapshotRules {

    StaffOpenApiTest() {
        super("staff-service");
    }
}
