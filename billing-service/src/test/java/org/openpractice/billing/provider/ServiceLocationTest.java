package org.openpractice.billing.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.billing.Practice;
import org.openpractice.contracts.staff.LocationEvent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Events;
import org.openpractice.testing.Eventually;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ServiceLocationTest {

    private final Practice practice = Practice.empty();

    private void tell(LocationEvent event, int sequence) {
        Events.publish(practice.group, sequence, event);
    }

    private void awaitNamed(UUID location, String name) {
        Eventually.soon()
                .untilAsserted(() -> practice.as(Roles.BILLER)
                        .get("/service-locations/" + location)
                        .then()
                        .statusCode(200)
                        .body("name", equalTo(name)));
    }

    @Test
    void isKeptAsStaffTellsItWhateverAClaimCanCarryAndFollowsWhatChanges() {
        var location = UUID.randomUUID();
        var street = "1234 Extremely Long Boulevard of the Founders, Building 7, Suite 1200";
        tell(
                new LocationEvent.LocationOpened(
                        location, "Long: Street", street, "Pittsburgh", "PA", "15213-0004", "11"),
                1);
        awaitNamed(location, "Long: Street");
        practice.as(Roles.BILLER)
                .get("/service-locations/" + location)
                .then()
                .body("street", equalTo(street))
                .body("zip", equalTo("152130004"));
        assertThat(practice.rows("parked_event")).isZero();

        tell(
                new LocationEvent.LocationChanged(
                        location, "Short Street", "1 Short Street", "Pittsburgh", "PA", "15213-0005", "11"),
                2);
        awaitNamed(location, "Short Street");
    }

    @Test
    void takesTheNumberOfItsLaboratoryOnTheCurrentVersion() {
        var location = UUID.randomUUID();
        tell(new LocationEvent.LocationOpened(location, "Lab", "1 Lab Street", "Erie", "PA", "16501-0001", "11"), 1);
        awaitNamed(location, "Lab");
        var path = "/service-locations/" + location + "/clia-number";

        practice.as(Roles.BILLER)
                .body("{\"cliaNumber\":\"39D0123456\"}")
                .put(path)
                .then()
                .statusCode(428);
        practice.as(Roles.BILLER)
                .header("If-Match", "\"0\"")
                .body("{\"cliaNumber\":\"39-0123456\"}")
                .put(path)
                .then()
                .statusCode(400)
                .body("errors[0].field", equalTo("cliaNumber"));
        practice.as(Roles.BILLER)
                .header("If-Match", "\"0\"")
                .body("{\"cliaNumber\":\"39D0123456\"}")
                .put(path)
                .then()
                .statusCode(200)
                .header("ETag", "\"1\"")
                .body("cliaNumber", equalTo("39D0123456"));
        practice.as(Roles.SCHEDULER)
                .header("If-Match", "\"1\"")
                .body("{\"cliaNumber\":null}")
                .put(path)
                .then()
                .statusCode(403);
        // What staff says later leaves it.
        tell(new LocationEvent.LocationChanged(location, "Lab 2", "1 Lab Street", "Erie", "PA", "16501-0001", "11"), 2);
        awaitNamed(location, "Lab 2");
        practice.as(Roles.BILLER)
                .get("/service-locations/" + location)
                .then()
                .body("cliaNumber", equalTo("39D0123456"));
    }
}
