package org.openpractice.staff;

import static org.openpractice.platform.identity.Roles.EMPLOYEE;
import static org.openpractice.staff.StaffApi.as;
import static org.openpractice.staff.StaffApi.created;
import static org.openpractice.staff.StaffApi.person;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.openpractice.staff.StaffApi.Practice;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.OwnRecordRules;
import org.openpractice.testing.Tokens;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class StaffOwnRecordTest extends OwnRecordRules {

    @Override
    protected People people() {
        var practice = Practice.open();
        var body = practice.newReceptionist();
        created(practice.hire(body));
        practice.hired();
        as(Tokens.forGroup(practice.group())
                        .user(OWNER)
                        .withRoles(EMPLOYEE)
                        .email((String) person(body).get("workEmail"))
                        .bearer())
                .get("/me")
                .then()
                .statusCode(200);
        return new People(practice.group(), Map.of(), Map.of(), Map.of(), Map.of());
    }
}
