package org.openpractice.billing.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.response.Response;
import java.time.LocalDate;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.billing.Practice;
import org.openpractice.contracts.staff.LocationEvent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Events;
import org.openpractice.testing.Eventually;
import org.openpractice.testing.Infrastructure;

/** In the evening of November 30 in Pennsylvania it is December 1 in Greenwich. */
@QuarkusTest
@TestProfile(EveningTest.Evening.class)
@WithTestResource(Infrastructure.class)
class EveningTest {

    public static final class Evening implements QuarkusTestProfile {

        @Override
        public Map<String, String> getConfigOverrides() {
            return Map.of("openpractice.clock.start", "2026-12-01T02:30:00Z");
        }
    }

    @Test
    void theLastVisitOfTheMonthIsThatMonthsOnTheClaimInTheFileAndInTheBooks() {
        var evening = Practice.open();
        String visit = checkIn(evening, evening.location)
                .then()
                .statusCode(201)
                .body("serviceDate", equalTo("2026-11-30"))
                .extract()
                .path("id");
        evening.checkOut(UUID.fromString(visit), Practice.CHARGES).then().statusCode(201);

        String file = evening.submit().then().statusCode(201).extract().path("id");
        var text = evening.as(Roles.BILLER)
                .get("/claim-files/" + file + "/content")
                .asString();

        assertThat(text)
                .contains("DTP*472*D8*20261130~")
                .containsPattern("BHT\\*0019\\*00\\*1\\*20261130\\*21\\d\\d\\*CH~")
                .containsPattern("GS\\*HC\\*SYNTHGROUP\\*SYNTHCLEAR\\*20261130\\*21\\d\\d\\*");
        assertThat(evening.count("select count(*) from journal where booked_on = '2026-11-30' and practice_group_id = '"
                        + evening.group + "'"))
                .isEqualTo(1);
        evening.as(Roles.ACCOUNTANT).get("/ledger/trial-balance").then().body("asOf", equalTo("2026-11-30"));
        evening.as(Roles.ACCOUNTANT).get("/receivables/aging").then().body("asOf", equalTo("2026-11-30"));
        // Tomorrow is tomorrow there.
        evening.checkIn(evening.provider, LocalDate.of(2026, 12, 1))
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/service-date-in-future"));
    }

    @Test
    void whereItIsTomorrowAlreadyTheVisitIsTomorrows() {
        var evening = Practice.open();
        var guam = UUID.randomUUID();
        Events.publish(
                evening.group,
                1,
                new LocationEvent.LocationOpened(guam, "Guam", "1 Sample Road", "Hagatna", "GU", "96910-0001", "11"));
        Eventually.soon()
                .until(() -> evening.count("select count(*) from service_location where id = '" + guam + "'") == 1);

        checkIn(evening, guam).then().statusCode(201).body("serviceDate", equalTo("2026-12-01"));
    }

    private static Response checkIn(Practice practice, UUID location) {
        return practice.once(Roles.SCHEDULER)
                .body("{\"patientId\":\"%s\",\"locationId\":\"%s\",\"renderingEmployeeId\":\"%s\"}"
                        .formatted(practice.patient, location, practice.provider))
                .post("/visits");
    }
}
