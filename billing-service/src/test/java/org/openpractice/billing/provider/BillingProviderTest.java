package org.openpractice.billing.provider;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.openpractice.billing.Practice;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class BillingProviderTest {

    private final Practice practice = Practice.empty();

    @Test
    void isSetUpOnceAndReplacedWithItsVersion() {
        practice.as(Roles.BILLER).get("/billing-provider").then().statusCode(404);
        practice.setUpBilling()
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"0\""))
                .body("taxId", equalTo("*****6789"))
                .body("npi", equalTo("1234567893"))
                .body("address.zip", equalTo("152220001"));

        practice.setUpBilling().then().statusCode(428).body("type", equalTo("/problems/precondition-required"));
        var renamed = Practice.BILLING_PROVIDER.replace("Synthetic Practice Group", "Renamed Practice Group");
        practice.as(Roles.GROUP_ADMIN)
                .header("If-Match", "\"9\"")
                .body(renamed)
                .put("/billing-provider")
                .then()
                .statusCode(412);
        practice.as(Roles.GROUP_ADMIN)
                .header("If-Match", "\"0\"")
                .body(renamed)
                .put("/billing-provider")
                .then()
                .statusCode(200)
                .header("ETag", equalTo("\"1\""))
                .body("name", equalTo("Renamed Practice Group"));
    }

    @Test
    void keepsTheTaxIdSealed() {
        practice.setUpBilling().then().statusCode(200);

        assertThat(
                        practice.count(
                                "select count(*) from billing_provider where position('123456789'::bytea in tax_id_sealed) > 0"))
                .isZero();
    }

    @Test
    void namesEveryWrongField() {
        practice.as(Roles.GROUP_ADMIN)
                .body("""
                        {"name":"","npi":"1234567890","taxonomy":"x","taxId":"1",
                         "address":{"street":"1 A","city":"B","state":"Penn","zip":"1"},
                         "contactName":"C","contactPhone":"1","submitterId":"*","receiverName":"R","receiverId":"RR",
                         "production":false,"color":"red"}
                        """)
                .put("/billing-provider")
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        hasItems(
                                "name",
                                "npi",
                                "taxonomy",
                                "taxId",
                                "address.state",
                                "contactPhone",
                                "submitterId",
                                "color"));
    }

    @Test
    void refusesAFiveDigitZip() {
        practice.as(Roles.GROUP_ADMIN)
                .body(Practice.BILLING_PROVIDER.replace("15222-0001", "15222"))
                .put("/billing-provider")
                .then()
                .statusCode(400);
    }

    @Test
    void isForManagersToSay() {
        practice.as(Roles.BILLER)
                .body(Practice.BILLING_PROVIDER)
                .put("/billing-provider")
                .then()
                .statusCode(403);
    }
}
