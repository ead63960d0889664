package org.openpractice.payroll.benefit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.endsWith;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.openpractice.payroll.PayrollApi.facts;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.Payday;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class BenefitResourceTest {

    private final PayrollApi api = new PayrollApi();

    @Inject
    BenefitInputs loadBenefits;

    @Inject
    CurrentGroup currentGroup;

    private Map<UUID, BenefitInput> gather(PayPeriod period, UUID... employees) {
        return currentGroup.runAs(
                api.group,
                () -> QuarkusTransaction.requiringNew().call(() -> loadBenefits.of(List.of(employees), period, 0)));
    }

    private Response offer(String body) {
        return api.clerk().body(body).post("/benefit-plans");
    }

    private String plan(String code, String kind, String treatment, String shortfall) {
        return offer("""
                        {"code":"%s","name":"Plan %s","kind":"%s","treatment":"%s","shortfall":"%s","priority":10}
                        """.formatted(code, code, kind, treatment, shortfall))
                .then()
                .statusCode(201)
                .extract()
                .path("id");
    }

    private Response elect(UUID employee, String plan, String body) {
        return api.put(employee, "benefit-elections/" + plan, body);
    }

    @Test
    void offersPlansWithTheCodesOfTheirLines() {
        offer("""
                        {"code":"PPO","name":"Health PPO","kind":"HEALTH","treatment":"SECTION_125","shortfall":"DROP",
                         "priority":1,"employerPerPeriod":{"amount":"350.00","currency":"USD"}}
                        """)
                .then()
                .statusCode(201)
                .body("payCode", equalTo("125-HEALTH-PPO"))
                .body("employerPayCode", equalTo("EMPLOYER-HEALTH-PPO"))
                .body("employerPerPeriod.amount", equalTo("350.00"));
        var hsa = plan("HSA", "HSA", "HSA", "DROP");
        api.clerk()
                .get("/benefit-plans/" + hsa)
                .then()
                .statusCode(200)
                .body("payCode", equalTo("HSA"))
                .body("employerPayCode", equalTo("HSA-EMPLOYER"));
        api.clerk().get("/benefit-plans").then().statusCode(200).body("items", hasSize(2));
    }

    @Test
    void refusesASecondPlanOfTheSameCodeOrOfAKindThatThereIsOnce() {
        plan("PPO", "HEALTH", "SECTION_125", "DROP");
        offer("""
                {"code":"PPO","name":"Other","kind":"DENTAL","treatment":"SECTION_125","shortfall":"DROP","priority":1}
                """).then().statusCode(409).body("type", endsWith("/benefit-plan-in-use"));
        plan("FSA", "FSA_HEALTH", "SECTION_125", "DROP");
        offer("""
                        {"code":"FSA2","name":"Other","kind":"FSA_HEALTH","treatment":"SECTION_125","shortfall":"DROP",
                         "priority":1}
                        """).then().statusCode(409).body("detail", containsString("FSA_HEALTH"));
    }

    @Test
    void refusesATreatmentThatDoesNotGoWithTheKind() {
        offer("""
                {"code":"X","name":"X","kind":"HSA","treatment":"AFTER_TAX","shortfall":"DROP","priority":1}
                """).then().statusCode(400);
        offer("""
                {"code":"X","name":"X","kind":"DEPENDENT_CARE","treatment":"AFTER_TAX","shortfall":"DROP","priority":1}
                """).then().statusCode(400);
        offer("""
                {"code":"lower-case","name":"X","kind":"OTHER","treatment":"AFTER_TAX","shortfall":"DROP","priority":1}
                """).then().statusCode(400).body("errors[0].field", equalTo("code"));
    }

    @Test
    void keepsEveryVersionOfAnElection() {
        var employee = api.hired("PA", "2026-01-05");
        var union = plan("UNION", "OTHER", "AFTER_TAX", "CARRY");
        elect(employee, union, """
                {"effectiveFrom":"2026-01-05","amountPerPeriod":{"amount":"20.00","currency":"USD"}}
                """).then().statusCode(200).header("ETag", "\"1\"");
        elect(employee, union, """
                        {"effectiveFrom":"2026-07-01","percent":1.5,"total":{"amount":"900.00","currency":"USD"}}
                        """)
                .then()
                .statusCode(200)
                .body("elections", hasSize(2))
                .body("elections[0].amountPerPeriod.amount", equalTo("20.00"))
                .body("elections[1].percent", equalTo(1.5f))
                .body("elections[1].total.amount", equalTo("900.00"));
        api.clerk()
                .get("/enrollments/" + employee + "/benefit-elections")
                .then()
                .statusCode(200)
                .body("elections", hasSize(2));
        assertThat(facts(employee)).containsExactly("EmployeeEnrolled", "EnrollmentChanged", "EnrollmentChanged");
    }

    @Test
    void refusesElectionsAboveTheLimitOfTheYear() {
        var employee = api.hired("PA", "2026-01-05");
        var hsa = plan("HSA", "HSA", "HSA", "DROP");
        elect(employee, hsa, """
                        {"effectiveFrom":"2026-02-01","amountPerPeriod":{"amount":"100.00","currency":"USD"}}
                        """).then().statusCode(422).body("type", endsWith("/hsa-cover-missing"));
        elect(employee, hsa, """
                        {"effectiveFrom":"2026-02-01","amountPerPeriod":{"amount":"100.00","currency":"USD"},
                         "annualLimit":{"amount":"4400.01","currency":"USD"},"cover":"SELF_ONLY"}
                        """)
                .then()
                .statusCode(409)
                .body("type", endsWith("/benefit-over-annual-limit"))
                .body("detail", containsString("4400.00"));
        var fsa = plan("FSA", "FSA_HEALTH", "SECTION_125", "DROP");
        elect(employee, fsa, """
                        {"effectiveFrom":"2026-02-01","amountPerPeriod":{"amount":"3400.01","currency":"USD"}}
                        """).then().statusCode(409).body("detail", containsString("3400.00"));
        elect(employee, fsa, """
                        {"effectiveFrom":"2027-02-01","amountPerPeriod":{"amount":"10.00","currency":"USD"}}
                        """).then().statusCode(422).body("type", endsWith("/tax-year-not-available"));
        elect(employee, fsa, """
                {"effectiveFrom":"2026-02-01","amountPerPeriod":{"amount":"-1.00","currency":"USD"}}
                """).then().statusCode(400);
    }

    @Test
    void refusesAnElectionThatReachesBackIntoPaidPay() {
        var paid = Payday.of(api).salaried("TX", "65000.00").paid();
        var union = plan("UNION", "OTHER", "AFTER_TAX", "DROP");
        var body = """
                {"effectiveFrom":"%s","amountPerPeriod":{"amount":"20.00","currency":"USD"}}
                """;
        elect(paid.employee(), union, body.formatted("2026-11-20"))
                .then()
                .statusCode(409)
                .body("type", endsWith("/period-locked"));
        elect(paid.employee(), union, body.formatted("2026-11-21")).then().statusCode(200);
    }

    @Test
    void asksForTheCurrentVersionAndTheRightRole() {
        var employee = api.hired("PA", "2026-01-05");
        var union = plan("UNION", "OTHER", "AFTER_TAX", "DROP");
        var path = "/enrollments/" + employee + "/benefit-elections/" + union;
        var body = """
                {"effectiveFrom":"2026-02-01","amountPerPeriod":{"amount":"20.00","currency":"USD"}}
                """;
        api.clerk().body(body).put(path).then().statusCode(428);
        api.clerk().header("If-Match", "\"9\"").body(body).put(path).then().statusCode(412);
        api.as("robin", Roles.EMPLOYEE)
                .header("If-Match", "\"0\"")
                .body(body)
                .put(path)
                .then()
                .statusCode(403);
        elect(employee, UUID.randomUUID().toString(), body).then().statusCode(404);
        new PayrollApi().clerk().get("/benefit-plans/" + union).then().statusCode(404);
    }

    @Test
    void gathersTheTermsOfManyForAPayDate() {
        var employee = api.hired("PA", "2026-01-05");
        var other = api.hired("PA", "2026-01-05");
        var union = plan("UNION", "OTHER", "AFTER_TAX", "CARRY");
        var hsa = plan("HSA", "HSA", "HSA", "DROP");
        elect(employee, union, """
                {"effectiveFrom":"2026-02-01","amountPerPeriod":{"amount":"20.00","currency":"USD"}}
                """).then().statusCode(200);
        elect(employee, hsa, """
                {"effectiveFrom":"2026-02-01","amountPerPeriod":{"amount":"50.00","currency":"USD"},"cover":"FAMILY"}
                """).then().statusCode(200);
        var period = new PayPeriod(
                LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 14), LocalDate.of(2026, 3, 20), List.of());
        var terms = gather(period, employee, other);
        assertThat(terms).containsOnlyKeys(employee);
        assertThat(terms.get(employee).deductions())
                .satisfiesExactly(
                        deduction -> {
                            assertThat(deduction.code()).isEqualTo("AFTER-TAX-UNION");
                            assertThat(deduction.carriesShortfall()).isTrue();
                        },
                        deduction -> {
                            assertThat(deduction.code()).isEqualTo("HSA");
                            assertThat(deduction.annualLimit()).isEqualTo(Money.of("8750.00"));
                        });
        var before = new PayPeriod(
                LocalDate.of(2026, 1, 4), LocalDate.of(2026, 1, 17), LocalDate.of(2026, 1, 23), List.of());
        assertThat(gather(before, employee, other)).isEmpty();
    }

    /** The employer gives 1,000.00 once in January, as many do, and nothing after: the limit counts it all year. */
    @Test
    void whatTheEmployerGaveOnceStaysNamedForTheLimitOfTheYear() {
        var employee = api.hired("PA", "2026-01-05");
        var hsa = plan("HSA", "HSA", "HSA", "DROP");
        elect(employee, hsa, """
                {"effectiveFrom":"2026-01-05","amountPerPeriod":{"amount":"50.00","currency":"USD"},"cover":"SELF_ONLY",
                 "employerPerPeriod":{"amount":"1000.00","currency":"USD"}}
                """).then().statusCode(200);
        elect(employee, hsa, """
                {"effectiveFrom":"2026-02-01","amountPerPeriod":{"amount":"200.00","currency":"USD"},"cover":"SELF_ONLY"}
                """).then().statusCode(200);
        var period = new PayPeriod(
                LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 14), LocalDate.of(2026, 3, 20), List.of());
        assertThat(gather(period, employee).get(employee).deductions())
                .singleElement()
                .satisfies(deduction -> {
                    assertThat(deduction.employerPerPeriod()).isEqualTo(Money.ZERO);
                    assertThat(deduction.employerCode()).isEqualTo("HSA-EMPLOYER");
                    assertThat(deduction.limitCountsEmployer()).isTrue();
                });
    }
}
