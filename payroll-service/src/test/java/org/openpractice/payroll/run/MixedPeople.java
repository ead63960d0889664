package org.openpractice.payroll.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.openpractice.testing.Eventually.soon;

import io.restassured.response.Response;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.openpractice.contracts.compliance.ExclusionEvent.ExclusionConfirmed;
import org.openpractice.contracts.staff.EmploymentEvent.EmployeeHired;
import org.openpractice.contracts.staff.EmploymentEvent.Person;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Events;

/**
 * Forty-four people drawn from a seed and entered as clients do: of every state with a rule of its own at least two, by the
 * hour and on salaries, with certificates, benefits, deferrals, loans and orders. The last four are held back or refused,
 * each for another reason.
 */
final class MixedPeople {

    /** Where people work and live, with what their states want to know. */
    private enum Places {
        PHILADELPHIA("PA", "\"city\":\"PHILADELPHIA\"", "PA", "\"city\":\"PHILADELPHIA\"", ""),
        TOWNSHIP("PA", "\"psdCode\":\"510101\"", "PA", "\"psdCode\":\"510101\"", ""),
        NEW_YORK_CITY(
                "NY",
                "\"city\":\"NYC\"",
                "NY",
                "\"city\":\"NYC\"",
                "\"status\":\"MARRIED\",\"counts\":{\"allowances\":%d,\"nycAllowances\":1},\"flags\":[\"NYC_RESIDENT\"]"),
        OVER_THE_HUDSON("NY", "", "NJ", "", "\"status\":\"SINGLE\",\"counts\":{\"allowances\":%d}"),
        CALIFORNIA("CA", "", "CA", "", "\"status\":\"HEAD_OF_HOUSEHOLD\",\"counts\":{\"line1a\":%d}"),
        ILLINOIS("IL", "", "IL", "", "\"counts\":{\"line1\":%d,\"line2\":1}"),
        BLUFFTON("OH", "", "OH", "\"schoolDistrict\":\"0203\"", "\"counts\":{\"exemptions\":%d}"),
        FROM_PENNSYLVANIA("OH", "", "PA", "", ""),
        GEORGIA("GA", "", "GA", "", "\"status\":\"C\",\"counts\":{\"allowances\":%d}"),
        WASHINGTON("WA", "", "WA", "", ""),
        TEXAS("TX", "", "TX", "", ""),
        INDIANA("IN", "\"county\":\"49\"", "IN", "\"county\":\"24\"", ""),
        MARYLAND("MD", "", "MD", "\"county\":\"03\"", "\"status\":\"MARRIED_OR_HEAD\",\"counts\":{\"exemptions\":%d}"),
        MASSACHUSETTS("MA", "", "MA", "", "");

        final String workState;
        final String jurisdiction;
        final String residenceState;
        final String certificate;

        Places(String workState, String work, String residenceState, String residence, String certificate) {
            this.workState = workState;
            this.jurisdiction = work.isEmpty() && residence.isEmpty()
                    ? ""
                    : """
                    {"effectiveFrom":"2026-01-01","workState":"%s","workLocality":{%s},
                     "residenceState":"%s","residenceLocality":{%s}}
                    """.formatted(workState, work, residenceState, residence);
            this.residenceState = residenceState;
            this.certificate = certificate;
        }
    }

    private static final List<String> W4S = List.of(
            "{\"form\":\"FROM_2020\",\"filingStatus\":\"MARRIED_FILING_JOINTLY\",\"multipleJobs\":true,\"exempt\":false,"
                    + "\"nonresidentAlien\":false,\"dependentsCredit\":%s}",
            "{\"form\":\"FROM_2020\",\"filingStatus\":\"HEAD_OF_HOUSEHOLD\",\"multipleJobs\":false,\"exempt\":false,"
                    + "\"nonresidentAlien\":false,\"deductions\":%s}",
            "{\"form\":\"BEFORE_2020\",\"maritalStatus\":\"MARRIED\",\"allowances\":3,\"exempt\":false,"
                    + "\"nonresidentAlien\":false,\"extraWithholding\":%s}",
            "{\"form\":\"FROM_2020\",\"filingStatus\":\"SINGLE_OR_MARRIED_FILING_SEPARATELY\",\"multipleJobs\":false,"
                    + "\"exempt\":false,\"nonresidentAlien\":true,\"otherIncome\":%s}");

    /** What orders state beside their dates; the creditors' go by the limits of two states and the federal one. */
    private static final List<String> ORDERS = List.of(
            "\"kind\":\"CHILD_SUPPORT\",\"state\":\"OH\",\"amount\":%1$s,\"arrears\":%1$s,\"medical\":%1$s",
            "\"kind\":\"FEDERAL_TAX_LEVY\",\"exempt\":%1$s",
            "\"kind\":\"STUDENT_LOAN\"",
            "\"kind\":\"CREDITOR\",\"state\":\"GA\",\"total\":%1$s",
            "\"kind\":\"CREDITOR\",\"state\":\"MA\"",
            "\"kind\":\"BANKRUPTCY_CHAPTER_13\",\"amount\":%1$s",
            "\"kind\":\"STATE_TAX_LEVY\",\"state\":\"OH\",\"amount\":%1$s",
            "\"kind\":\"SPOUSAL_SUPPORT\",\"state\":\"TX\",\"amount\":%1$s");

    private static final int PAID = 40;
    private static final LocalDate NEW_FROM = LocalDate.of(2026, 11, 1);
    private static final LocalDate BEGAN = NEW_FROM.plusDays(3);

    private final PayrollApi api;
    private final String calendar;
    private final Random random;
    private final List<UUID> people = new ArrayList<>();

    private MixedPeople(PayrollApi api, String calendar, Random random) {
        this.api = api;
        this.calendar = calendar;
        this.random = random;
    }

    /** Nobody has worked yet. */
    static MixedPeople enroll(PayrollApi api, String calendar, Random random) {
        var mixed = new MixedPeople(api, calendar, random);
        mixed.group();
        mixed.hire();
        mixed.agree();
        mixed.plans();
        mixed.orders();
        return mixed;
    }

    /** Those whom nothing keeps from being paid. */
    List<UUID> paid() {
        return people.subList(0, PAID);
    }

    private static Places places(int n) {
        return Places.values()[n % Places.values().length];
    }

    /** By the hour is every third; the last of all has nobody who approves the time. */
    private static boolean isHourly(int n) {
        return n < PAID ? n % 3 == 1 : n == PAID + 3;
    }

    /** Some have begun within the second period. */
    private static boolean isNew(int n) {
        return n % 13 == 12;
    }

    private void group() {
        for (var state : List.of("NJ", "PA")) {
            entered(api.clerk().body("{\"registeredFrom\":\"2025-01-01\"}").put("/state-registrations/" + state));
        }
        entered(api.clerk()
                .body("{\"effectiveFrom\":\"2026-01-01\",\"rate\":0.027}")
                .put("/unemployment-accounts/TX"));
        entered(api.clerk().body("""
                {"effectiveFrom":"2026-01-01","method":"RATE","name":"Earned income tax, Example Township",
                 "residentRate":0.01,"nonresidentRate":0.01,"source":"register of 2026"}
                """).put("/local-taxes/PA/510101"));
        entered(api.clerk().body("""
                {"effectiveFrom":"2026-01-01","method":"YEARLY_IN_PARTS","name":"Local services tax",
                 "amount":%s,"source":"register of 2026"}
                """.formatted(money(5200))).put("/local-taxes/PA/510101"));
        entered(api.clerk().body("""
                {"effectiveFrom":"2026-01-01","document":
                 {"name":"Example 401(k) Plan","eligibility":
                   {"minimumAge":21,"serviceMonths":0,"hoursOfService":0,"entryDates":"AT_ONCE"},
                  "safeHarbor":"NONE","participantsAtYearStart":24,
                  "roth":true,"catchUp":true,"rothCatchUpDeemed":true,"loans":true,
                  "match":{"tiers":[{"matchPercent":100,"ofPercent":3},{"matchPercent":50,"ofPercent":2}],
                   "basis":"ANNUAL","catchUpMatched":true}}}
                """).put("/retirement-plan"));
    }

    private void hire() {
        for (int n = 0; n < PAID + 4; n++) {
            var bytes = new byte[16];
            random.nextBytes(bytes);
            var employee = UUID.nameUUIDFromBytes(bytes);
            var places = places(n);
            api.publish(
                    1,
                    new EmployeeHired(
                            employee,
                            new Person("Robin", null, "Sample", List.of(), LocalDate.of(1961 + n, 4, 3), null),
                            PayrollApi.assignment(places.workState, places.residenceState),
                            isNew(n) ? BEGAN : LocalDate.of(2026, 1, 5)));
            people.add(employee);
        }
        people.forEach(api::awaitEnrolled);
        var excluded = people.get(PAID);
        Events.publish(
                api.group, 1, new ExclusionConfirmed(excluded, UUID.randomUUID(), "1128a1", LocalDate.of(2026, 11, 2)));
        soon().untilAsserted(() -> assertThat(
                        api.clerk().get("/enrollments/" + excluded).<List<?>>path("flags"))
                .hasSize(1));
    }

    private void agree() {
        for (int n = 0; n < people.size(); n++) {
            var employee = people.get(n);
            var places = places(n);
            // The third from the end has no county where Maryland taxes by it, the second from the end no terms.
            if (n == PAID + 1) {
                entered(api.put(employee, "jurisdictions", """
                        {"effectiveFrom":"2026-01-05","workState":"MD","residenceState":"MD"}
                        """));
            } else if (!places.jurisdiction.isEmpty()) {
                entered(api.put(employee, "jurisdictions", places.jurisdiction));
            }
            if (n != PAID + 2) {
                var basis = isHourly(n) ? "HOURLY" : "SALARIED";
                // At least what every state asks for; two cross the wage base of Social Security.
                int cents = isHourly(n)
                        ? 2_200 + random.nextInt(4000)
                        : n % 20 == 3 ? 300_000_000 : 8_100_000 + random.nextInt(9_000_000);
                entered(api.put(employee, "pay-terms", """
                        {"effectiveFrom":"2026-01-05","payCalendarId":"%s","basis":"%s","rate":%s}
                        """.formatted(calendar, basis, money(cents))));
            }
            if (n % 3 != 0) {
                entered(api.put(
                        employee,
                        "withholding-certificate",
                        "{\"effectiveFrom\":\"2026-01-05\",\"certificate\":%s}"
                                .formatted(W4S.get(n % W4S.size()).formatted(money(100 * random.nextInt(4000))))));
            }
            if (!places.certificate.isEmpty() && n % 4 != 0) {
                entered(api.put(
                        employee,
                        "state-certificates/" + places.workState,
                        "{\"effectiveFrom\":\"2026-01-05\",\"certificate\":{%s,\"exempt\":false}}"
                                .formatted(places.certificate.formatted(random.nextInt(5)))));
            }
        }
    }

    private void plans() {
        var health = offered("HEALTH", "SECTION_125", 1);
        var savings = offered("HSA", "HSA", 2);
        var dues = offered("OTHER", "AFTER_TAX", 3);
        for (int n = 0; n < PAID; n++) {
            var employee = people.get(n);
            if (n % 2 == 0) {
                elected(employee, health, "");
            }
            if (n % 6 == 0) {
                elected(employee, savings, ",\"cover\":\"SELF_ONLY\"");
            }
            if (n % 7 == 0) {
                elected(employee, dues, "");
            }
            if (n % 4 == 1) {
                entered(api.put(employee, "retirement-election", """
                        {"effectiveFrom":"2026-01-05","deferralPercent":%d,"rothPerPeriod":%s,"catchUp":%b}
                        """.formatted(
                                1 + random.nextInt(9), money(random.nextInt(9000)), n % 2 == 0)));
            }
            if (n % 11 == 0) {
                entered(api.clerk()
                        .header("Idempotency-Key", UUID.randomUUID())
                        .body("""
                                {"employeeId":"%s","reference":"L-%d","principal":%s,"repayable":%s,
                                 "repaymentPerPeriod":%s,"firstRepaymentOn":"2026-03-01","repaymentsPerYear":26}
                                """.formatted(employee, n, money(500_000), money(550_000), money(10_000)))
                        .post("/plan-loans"));
            }
        }
    }

    private String offered(String kind, String treatment, int priority) {
        return entered(api.clerk()
                        .body("""
                        {"code":"%1$s","name":"%1$s","kind":"%1$s","treatment":"%2$s","shortfall":"DROP","priority":%3$d,
                         "employerPerPeriod":%4$s}
                        """.formatted(kind, treatment, priority, money(1500)))
                        .post("/benefit-plans"))
                .path("id");
    }

    private void elected(UUID employee, String plan, String more) {
        entered(api.put(
                employee,
                "benefit-elections/" + plan,
                "{\"effectiveFrom\":\"2026-01-05\",\"amountPerPeriod\":%s%s}"
                        .formatted(money(2000 + random.nextInt(9000)), more)));
    }

    private void orders() {
        // The kinds go round; one person has two orders.
        for (int i = 0; i < ORDERS.size() + 2; i++) {
            entered(api.clerk()
                    .header("Idempotency-Key", UUID.randomUUID())
                    .body("""
                            {"employeeId":"%s","terms":{%s,"receivedOn":"2026-01-05","effectiveFrom":"2026-01-05",
                              "frequency":"BIWEEKLY","supportsOthers":true,"overTwelveWeeksInArrears":false,
                              "makesUpShortfall":true},
                             "remittance":{"payee":"Example Unit","caseNumber":"CASE-%d","remitTo":"PO Box 1"}}
                            """.formatted(
                                    people.get(i < 2 ? 5 : 5 + 3 * i),
                                    ORDERS.get(i % ORDERS.size()).formatted(money(4000 + random.nextInt(9000))),
                                    i))
                    .post("/garnishment-orders"));
        }
    }

    /** Time of a period, approved but for the last person's. */
    void work(String periodStartsOn) {
        var first = LocalDate.parse(periodStartsOn);
        var rows = new ArrayList<String>();
        for (int n = 0; n < PAID; n++) {
            if (isHourly(n) && (!isNew(n) || !first.isBefore(NEW_FROM))) {
                rows.add(row(n, first));
            }
        }
        var sheet = submitted(periodStartsOn, String.join(",", rows));
        entered(api.manager()
                .header("If-Match", sheet.header("ETag"))
                .post("/time-sheets/" + sheet.path("id") + "/approval"));
        submitted(periodStartsOn, row(PAID + 3, first));
    }

    private Response submitted(String periodStartsOn, String rows) {
        return entered(api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("""
                        {"payCalendarId":"%s","periodStartsOn":"%s","employees":[%s]}
                        """.formatted(calendar, periodStartsOn, rows))
                .post("/time-sheets"));
    }

    /** Monday to Friday or longer, so that some weeks have overtime by the week, some by the day. */
    private String row(int n, LocalDate first) {
        return "{\"employeeId\":\"%s\",\"weeks\":[%s]}"
                .formatted(
                        people.get(n),
                        IntStream.of(0, 7)
                                .mapToObj(first::plusDays)
                                .map(week -> "{\"weekStartsOn\":\"%s\",\"segments\":[%s]}"
                                        .formatted(
                                                week,
                                                IntStream.rangeClosed(isNew(n) ? 4 : 1, 5)
                                                        .mapToObj(day -> "{\"date\":\"%s\",\"hours\":%s}"
                                                                .formatted(
                                                                        week.plusDays(day),
                                                                        BigDecimal.valueOf(26 + random.nextInt(20), 0)
                                                                                .divide(BigDecimal.valueOf(4))))
                                                        .collect(Collectors.joining(","))))
                                .collect(Collectors.joining(",")));
    }

    /** Raises some salaries from an earlier period on, also where it is paid. */
    void raise(String from) {
        for (int n = 2; n < PAID; n += 6) {
            entered(api.put(people.get(n), "pay-terms", """
                    {"effectiveFrom":"%s","payCalendarId":"%s","basis":"SALARIED","retroactive":true,"rate":%s}
                    """.formatted(
                            from, calendar, money(13_000_000 + random.nextInt(1_000_000)))));
        }
    }

    private static String money(int cents) {
        return "{\"amount\":\"%s\",\"currency\":\"USD\"}".formatted(BigDecimal.valueOf(cents, 2));
    }

    private static Response entered(Response response) {
        assertThat(response.statusCode()).as(response.asString()).isIn(200, 201);
        return response;
    }
}
