package org.openpractice.payroll.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Database;
import org.openpractice.testing.Infrastructure;

/** Pay that is voided or taken back after its return was filed corrects that return, and no other one. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class VoidedPayOnReturnsTest {

    private static final String TODAY = "2026-11-16";

    private final PayrollApi api = new PayrollApi();

    private void lookBack() {
        api.clerk()
                .body("{\"liability\":{\"amount\":\"0.00\",\"currency\":\"USD\"}}")
                .put("/deposit-look-backs/2026")
                .then()
                .statusCode(200);
    }

    private Response voidOf(String paycheck, String payDate) {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"reason\":\"never cashed\",\"payDate\":\"%s\"}".formatted(payDate))
                .post("/paychecks/" + paycheck + "/void");
    }

    private String voided(String paycheck) {
        String run = voidOf(paycheck, TODAY).then().statusCode(201).extract().path("id");
        api.approve(run, api.manager()).then().statusCode(200);
        api.pay(run).then().statusCode(200);
        return run;
    }

    private ValidatableResponse form941(int quarter) {
        return api.clerk().get("/form-941?year=2026&quarter=" + quarter).then().statusCode(200);
    }

    private ValidatableResponse deposits(int quarter) {
        return api.clerk()
                .get("/tax-deposits?year=2026&quarter=" + quarter)
                .then()
                .statusCode(200);
    }

    private Response filed(int quarter, String on, @Nullable String ifMatch) {
        var request = ifMatch == null ? api.clerk() : api.clerk().header("If-Match", ifMatch);
        return request.body("{\"filedOn\":\"%s\"}".formatted(on)).put("/form-941-filings/2026/" + quarter);
    }

    @Test
    void aPaycheckOfFebruaryThatIsVoidedInNovemberCorrectsTheFirstQuarter() {
        lookBack();
        var calendar = api.biweeklyCalendar("2026-01-18");
        var employee = api.salaried(calendar, "TX", "64740.00", "2025-10-06");
        var run = api.paidThen(calendar, "2026-01-18", "2026-02-06");
        var owed = deposits(1).extract().<List<Object>>path("obligations");
        form941(1)
                .body("line2.amount", equalTo("2490.00"))
                .body("line12.amount", equalTo("595.92"))
                .body("filedOn", equalTo("2026-04-30"))
                .body("correction", nullValue());

        var voiding = voided(api.paycheck(run, employee));

        api.clerk()
                .get("/pay-runs/" + voiding)
                .then()
                .body(
                        "warnings",
                        hasItem(startsWith("Form 941 with pay of 2026-02-06 is taken as filed on 2026-04-30")));
        form941(4)
                .body("line2.amount", equalTo("0.00"))
                .body("scheduleB", empty())
                .body("filedOn", nullValue())
                .body("correction", nullValue());
        form941(1)
                .body("line2.amount", equalTo("2490.00"))
                .body("scheduleB.payDate", contains("2026-02-06"))
                .body("scheduleB.liability.amount", contains("595.92"))
                .body("correction.line6.corrected.amount", equalTo("0.00"))
                .body("correction.line6.reported.amount", equalTo("2490.00"))
                .body("correction.line6.difference.amount", equalTo("-2490.00"))
                .body("correction.line7.tax.amount", equalTo("-214.95"))
                .body("correction.line8.tax.amount", equalTo("-308.76"))
                .body("correction.line12.tax.amount", equalTo("-72.21"))
                .body("correction.line13.tax.amount", equalTo("0.00"))
                .body("correction.line15.tax.amount", equalTo("0.00"))
                .body("correction.line23.amount", equalTo("-595.92"))
                .body("correction.line27.amount", equalTo("-595.92"))
                .body("correction.scheduleB", empty())
                .body("correction.runs.payRunId", contains(voiding));
        assertThat(deposits(1).extract().<List<Object>>path("obligations"))
                .as("what was to be deposited for a return that is filed stays")
                .isEqualTo(owed);
        deposits(4).body("obligations", empty()).body("notes", empty());
        api.clerk()
                .get("/form-940?year=2026")
                .then()
                .body("line3.amount", equalTo("0.00"))
                .body("line16.amount", contains("0.00", "0.00", "0.00", "0.00"));
        api.clerk().get("/w2s?year=2026&employeeId=" + employee).then().body("items[0].box1.amount", equalTo("0.00"));
    }

    @Test
    void withinAQuarterTheDayOfThePaymentOwesLessAndWhatWasDepositedForItCountsForTheNext() {
        api.clerk()
                .body("{\"liability\":{\"amount\":\"60000.00\",\"currency\":\"USD\"}}")
                .put("/deposit-look-backs/2026")
                .then()
                .statusCode(200);
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "64740.00", "2025-10-06");
        api.salaried(calendar, "TX", "65000.00", "2025-10-06");
        var october = api.paidThen(calendar, "2026-09-20", "2026-10-09");
        String obligation = deposits(4)
                .body("obligations", hasSize(1))
                .body("obligations[0].liability.amount", equalTo("1194.58"))
                .extract()
                .path("obligations[0].id");
        api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"settlesOn\":\"2026-11-17\"}")
                .post("/tax-deposits/" + obligation + "/payment")
                .then()
                .statusCode(201);

        voided(api.paycheck(october, employee));
        form941(4)
                .body("line2.amount", equalTo("2500.00"))
                .body("scheduleB.payDate", contains("2026-10-09"))
                .body("scheduleB.liability.amount", contains("598.65"))
                .body("correction", nullValue());
        deposits(4)
                .body("obligations.liability.amount", contains("598.65"))
                .body("obligations.balance.amount", contains("-595.93"));

        api.paid(calendar, "2026-11-01");
        deposits(4)
                .body("obligations.liability.amount", contains("598.65", "1194.58"))
                .body("obligations.paid.amount", contains("598.65", "595.93"))
                .body("obligations.balance.amount", contains("0.00", "598.65"))
                .body("obligations[1].explanation", hasItem("deposited too much for another period: 595.93"));
    }

    @Test
    void aRunThatIsReversedAfterItsReturnWasFiledIsCorrectedToo() {
        var calendar = api.biweeklyCalendar("2026-01-18");
        api.salaried(calendar, "TX", "64740.00", "2025-10-06");
        var run = api.paidThen(calendar, "2026-05-10", "2026-05-29");
        api.reverse(run).then().statusCode(200);
        form941(2)
                .body("line2.amount", equalTo("2490.00"))
                .body("filedOn", equalTo("2026-07-31"))
                .body("correction.line6.difference.amount", equalTo("-2490.00"))
                .body("correction.runs.payRunId", contains(run));
    }

    @Test
    void theEmployerStatesWhenAReturnWasFiled() {
        var calendar = api.biweeklyCalendar("2026-01-18");
        var employee = api.salaried(calendar, "TX", "64740.00", "2025-10-06");
        var run = api.paidThen(calendar, "2026-08-02", "2026-08-21");
        api.clerk().get("/form-941-filings/2026/3").then().statusCode(404);
        filed(3, "2026-09-30", null).then().statusCode(422).body("type", equalTo("/problems/return-not-filed-then"));
        filed(3, "2026-11-17", null).then().statusCode(422).body("type", equalTo("/problems/return-not-filed-then"));
        filed(5, "2026-11-16", null).then().statusCode(400);
        // Late: the void of the same day is in it already.
        filed(3, TODAY, null).then().statusCode(200).body("statedBy", equalTo("clerk"));
        voided(api.paycheck(run, employee));
        form941(3)
                .body("filedOn", equalTo(TODAY))
                .body("line2.amount", equalTo("0.00"))
                .body("correction", nullValue());
        filed(3, "2026-10-20", null).then().statusCode(428);
        filed(3, "2026-10-20", "\"0\"").then().statusCode(200);
        form941(3)
                .body("filedOn", equalTo("2026-10-20"))
                .body("line2.amount", equalTo("2490.00"))
                .body("correction.line6.difference.amount", equalTo("-2490.00"));
        api.clerk().get("/form-941-filings/2026/3").then().body("filedOn", equalTo("2026-10-20"));
        api.as("robin", org.openpractice.platform.identity.Roles.EMPLOYEE)
                .get("/form-941-filings/2026/3")
                .then()
                .statusCode(403);
    }

    @Test
    void payOfAYearThatIsOverStaysOnceItsReturnIsFiled() {
        var calendar = api.biweeklyCalendar();
        var employee = api.salaried(calendar, "TX", "64740.00", "2025-10-06");
        var run = api.paidThen(calendar, "2025-11-30", "2025-12-19");
        voidOf(api.paycheck(run, employee), TODAY)
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/void-in-another-year"));
        api.reverse(run).then().statusCode(409).body("type", equalTo("/problems/void-in-another-year"));
    }

    /** A paycheck of the year, and the day on which it was voided. */
    private record Paid(LocalDate on, Money wages, @Nullable LocalDate voidedOn) {

        boolean isReportedBy(@Nullable LocalDate filedOn) {
            return voidedOn == null || filedOn != null && voidedOn.isAfter(filedOn);
        }
    }

    /** Voids over all quarters, on days that are drawn: before the return is filed, on the day, and after. */
    @Test
    void noDayIsBelowZeroAndReturnsWithTheirCorrectionsComeToThePayThatStands() {
        long seed = System.nanoTime();
        var random = new Random(seed);
        lookBack();
        var calendar = api.biweeklyCalendar("2026-01-18");
        var people = new ArrayList<UUID>();
        for (int i = 0; i < 4; i++) {
            people.add(api.salaried(calendar, "TX", 52000 + 260 * i + ".00", "2025-10-06"));
        }
        var paid = new ArrayList<Paid>();
        var runs = Map.of(
                "2026-01-04", "2026-01-23",
                "2026-03-01", "2026-03-20",
                "2026-04-12", "2026-05-01",
                "2026-07-05", "2026-07-24",
                "2026-09-27", "2026-10-16");
        runs.forEach((period, day) -> {
            var run = api.paidThen(calendar, period, day);
            var on = LocalDate.parse(day);
            for (int i = 0; i < people.size(); i++) {
                var wages = Money.of(2000 + 10 * i + ".00");
                LocalDate voidedOn = null;
                if (random.nextBoolean()) {
                    voidedOn = on.plusDays(random.nextInt(
                            (int) on.until(LocalDate.parse(TODAY), java.time.temporal.ChronoUnit.DAYS) + 1));
                    Database.change(
                            "update pay_run set pay_date = ? where id = ?",
                            voidedOn,
                            UUID.fromString(voided(api.paycheck(run, people.get(i)))));
                }
                paid.add(new Paid(on, wages, voidedOn));
            }
        });
        for (int number = 1; number <= 4; number++) {
            var quarter = new Quarter(2026, number);
            var of = paid.stream().filter(one -> quarter.contains(one.on())).toList();
            var form = form941(number).extract();
            String filed = form.path("filedOn");
            var filedOn = filed == null ? null : LocalDate.parse(filed);
            List<String> days = form.path("scheduleB.liability.amount");
            assertThat(days).as("days of %s, seed %d: %s", quarter, seed, of).noneMatch(day -> day.startsWith("-"));
            assertThat(sum(days)).isEqualTo(Money.of(form.<String>path("line12.amount")));
            var reported =
                    wages(of.stream().filter(one -> one.isReportedBy(filedOn)).toList());
            var standing =
                    wages(of.stream().filter(one -> one.voidedOn() == null).toList());
            assertThat(Money.of(form.<String>path("line2.amount")))
                    .as("%s, seed %d: %s", quarter, seed, of)
                    .isEqualTo(reported);
            if (number == 1) {
                // 12 March lies in the period that was paid on the 20th.
                assertThat(form.<Integer>path("line1"))
                        .as("line 1, seed %d: %s", seed, of)
                        .isEqualTo((int) of.stream()
                                .filter(one -> one.on().equals(LocalDate.of(2026, 3, 20)) && one.isReportedBy(filedOn))
                                .count());
            }
            if (reported.equals(standing)) {
                assertThat(form.<Object>path("correction"))
                        .as("%s, seed %d: %s", quarter, seed, of)
                        .isNull();
            } else {
                assertThat(Money.of(form.<String>path("correction.line6.corrected.amount")))
                        .as("%s, seed %d: %s", quarter, seed, of)
                        .isEqualTo(standing);
                assertThat(form.<List<String>>path("correction.scheduleB.liability.amount"))
                        .noneMatch(day -> day.startsWith("-"));
            }
            assertThat(deposits(number).extract().<List<String>>path("obligations.liability.amount"))
                    .noneMatch(owed -> owed.startsWith("-"));
        }
        api.clerk()
                .get("/form-940?year=2026")
                .then()
                .body(
                        "line3.amount",
                        equalTo(wages(paid.stream()
                                        .filter(one -> one.voidedOn() == null)
                                        .toList())
                                .amount()));
    }

    private static Money wages(List<Paid> paid) {
        return Money.sum(paid.stream().map(Paid::wages).toList());
    }

    private static Money sum(List<String> amounts) {
        return Money.sum(amounts.stream().map(Money::of).toList());
    }
}
