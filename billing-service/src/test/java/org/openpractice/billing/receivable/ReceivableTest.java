package org.openpractice.billing.receivable;

import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.openpractice.billing.Practice;
import org.openpractice.billing.remittance.RemittanceFixture;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class ReceivableTest {

    @Test
    void agesWhatIsOwedFromServiceAndFromResponsibilityWithCreditsApart() {
        var practice = Practice.open();
        var today = LocalDate.of(2026, 11, 2);
        String paidTwice = practice.claim(today.minusDays(20)).path("controlNumber");
        practice.claim(today.minusDays(45));
        String shared = practice.claim(today.minusDays(100)).path("controlNumber");
        practice.claim(today.minusDays(200));
        practice.submit().then().statusCode(201);
        practice.post(RemittanceFixture.file()
                        .transaction("AGE1")
                        .servedOn(today.minusDays(20))
                        .claim(paidTwice, 15_050, 0, 0)
                        .servedOn(today.minusDays(100))
                        .claim(shared, 15_050, 5_050, 2_500)
                        .file()
                        .transaction("AGE2")
                        .servedOn(today.minusDays(20))
                        .claim(paidTwice, 15_050, 0, 0)
                        .file()
                        .bytes())
                .then()
                .statusCode(201);

        practice.as(Roles.ACCOUNTANT)
                .get("/receivables/aging?asOf=" + today)
                .then()
                .statusCode(200)
                .body("fromServiceDate.payer.days0To30.amount", equalTo("0.00"))
                .body("fromServiceDate.payer.days31To60.amount", equalTo("150.50"))
                .body("fromServiceDate.payer.over120Days.amount", equalTo("150.50"))
                .body("fromServiceDate.payer.total.amount", equalTo("301.00"))
                // Paid again without taking the first payment back: that is owed to the payer, not paid on the claim.
                .body("fromServiceDate.payer.credits.amount", equalTo("0.00"))
                .body("fromServiceDate.patient.days91To120.amount", equalTo("25.00"))
                .body("fromResponsibilityDate.payer.days0To30.amount", equalTo("301.00"))
                .body("fromResponsibilityDate.patient.days0To30.amount", equalTo("25.00"))
                .body("unappliedPayments.amount", equalTo("150.50"));
        practice.as(Roles.ACCOUNTANT)
                .get("/receivables/aging?asOf=" + today.minusDays(1))
                .then()
                .body("fromServiceDate.payer.total.amount", equalTo("0.00"));
    }

    @Test
    void wantsADate() {
        Practice.empty()
                .as(Roles.ACCOUNTANT)
                .get("/receivables/aging?asOf=yesterday")
                .then()
                .statusCode(400)
                .body("errors.field", org.hamcrest.Matchers.hasItem("asOf"));
    }
}
