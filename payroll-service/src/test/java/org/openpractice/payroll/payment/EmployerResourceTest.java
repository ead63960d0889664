package org.openpractice.payroll.payment;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class EmployerResourceTest {

    private static final String BODY = """
            {"legalName":"Example Practice Group","ein":"987654321","phone":"217.555.0142",
             "address":{"street":"1 Main Street","city":"Springfield","state":"IL","zip":"62701"},
             "bankName":"Example Bank",
             "bankRoutingNumber":"021000021"}
            """;

    private final PayrollApi api = new PayrollApi();

    @Test
    void setsTheEmployerUpOnceAndMasksTheEin() {
        api.clerk().get("/employer").then().statusCode(404);
        api.employer();
        api.clerk()
                .get("/employer")
                .then()
                .statusCode(200)
                .header("ETag", "\"0\"")
                .body("ein", equalTo("**-***4321"))
                .body("address.city", equalTo("Springfield"))
                .body("phone", equalTo("(217) 555-0142"));
        api.clerk().body(BODY).put("/employer").then().statusCode(428);
        api.clerk()
                .header("If-Match", "\"9\"")
                .body(BODY)
                .put("/employer")
                .then()
                .statusCode(412);
        api.clerk()
                .header("If-Match", "\"0\"")
                .body(BODY)
                .put("/employer")
                .then()
                .statusCode(200);
    }

    @Test
    void namesEveryWrongField() {
        api.clerk()
                .body("""
                        {"legalName":"","ein":"12","bankName":"A bank with a name that is too long",
                         "bankRoutingNumber":"021000022"}
                        """)
                .put("/employer")
                .then()
                .statusCode(400)
                .body(
                        "errors.field",
                        contains("address", "bankName", "bankRoutingNumber", "ein", "legalName", "phone"));
        api.clerk()
                .body(BODY.replace("217.555.0142", "017-555-0142").replace("\"62701\"", "\"627\""))
                .put("/employer")
                .then()
                .statusCode(400)
                .body("errors.field", contains("address.zip", "phone"));
        api.as("robin", Roles.EMPLOYEE).body(BODY).put("/employer").then().statusCode(403);
        io.restassured.RestAssured.get("/employer").then().statusCode(401);
    }
}
