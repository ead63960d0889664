package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openpractice.e2e.E2ePlatform.Told;
import org.openpractice.local.Platform;
import org.openpractice.local.Service;
import org.openpractice.local.story.GatewayClient;

/**
 * A pay run over very many people in several states, with deductions and garnishments, killed in the middle and resumed by
 * the next process. How many is the system property {@code openpractice.scale.people}.
 */
@Order(Integer.MAX_VALUE)
@ExtendWith(E2ePlatform.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PayRunIsResumedE2ET {

    private static final int PEOPLE = Integer.getInteger("openpractice.scale.people", 3000);
    private static final int PLACES = 10_000;
    private static final List<String> STATES = List.of("PA", "TX", "NY", "CA", "IL", "OH", "GA", "WA");
    private static final String PERIOD_STARTS_ON = "2026-10-18";
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final Platform platform;
    private final GatewayClient gateway;

    PayRunIsResumedE2ET(Told told) {
        platform = told.platform();
        gateway = told.gateway();
    }

    /** Nobody looks at obligations and claims here, and each new colleague would open a dozen. Hence also the order. */
    @BeforeAll
    void stopWhoWouldOnlyFollow() {
        platform.part(Service.COMPLIANCE).stop();
        platform.part(Service.BILLING).stop();
    }

    @Test
    void goesOnWhereAKilledRunStoppedAndPaysEverybodyOnce() throws Exception {
        var payroll = gateway.as("payroll");
        hire();
        String calendar = payroll.post(
                        "/api/payroll/pay-calendars",
                        Map.of(
                                "name", "Of very many",
                                "frequency", "BIWEEKLY",
                                "firstPeriodStartsOn", PERIOD_STARTS_ON,
                                "workweekStartsOn", "SUNDAY",
                                "payDaysAfterPeriodEnd", 6))
                .expect(201)
                .locationId();
        agreeOnTerms(enrollments(), calendar, offerPlans(payroll));

        String first = draft(payroll, calendar);
        var whole = payroll.awaitJob(calculate(payroll, first), Duration.ofMinutes(5));
        var expected = payroll.get(first).expect(200).json();
        System.out.println("Pay run of " + PEOPLE + ": " + whole.path("result"));
        assertThat(whole.path("result").path("employees").asInt()).isEqualTo(PEOPLE);
        assertThat(whole.path("result").path("refused").asInt()).isZero();
        assertThat(linesOf(payroll, first))
                .contains("125-HEALTH-PPO", "HSA", "401K")
                .anyMatch(code -> code.startsWith("GARNISHMENT-"));

        String job = calculate(payroll, first);
        long seen = GatewayClient.awaitUntil("progress of the run", Duration.ofMinutes(2), () -> {
            var state = payroll.get(job).expect(200).json();
            long done = state.path("done").asLong();
            return done > PEOPLE / 4 && done < PEOPLE ? Optional.of(done) : Optional.<Long>empty();
        });
        platform.part(Service.PAYROLL).kill();
        System.out.println("Killed with " + seen + " of " + PEOPLE + " done");
        platform.part(Service.PAYROLL).start();
        var resumed = payroll.awaitJob(job, Duration.ofMinutes(5));
        assertThat(resumed.path("result")).isEqualTo(whole.path("result"));
        var run = payroll.get(first).expect(200);
        for (var sum : List.of("employees", "gross", "net", "employerTaxes")) {
            assertThat(run.json().path(sum)).isEqualTo(expected.path(sum));
        }

        var approved = gateway.as("payroll2")
                .postIfMatch(first + "/approval", run.etag())
                .expect(200);
        var paid = payroll.postOnce(first + "/payment", "scale-payment", approved.etag())
                .expect(200)
                .json();
        assertThat(paid.path("net")).isEqualTo(expected.path("net"));
        var perPerson = payroll.all(first + "/paychecks");
        assertThat(perPerson).hasSize(PEOPLE);
        assertThat(perPerson.stream()
                        .map(paycheck -> paycheck.path("employeeId").asText())
                        .distinct())
                .hasSize(PEOPLE);
        assertThat(perPerson.stream()
                        .mapToLong(paycheck -> cents(paycheck.path("net")))
                        .sum())
                .isEqualTo(cents(paid.path("net")));
    }

    private static long cents(JsonNode money) {
        return new java.math.BigDecimal(money.path("amount").asText())
                .movePointRight(2)
                .longValueExact();
    }

    private static String draft(GatewayClient.Caller payroll, String calendar) {
        return payroll.post(
                        "/api/payroll/pay-runs",
                        Map.of("payCalendarId", calendar, "periodStartsOn", PERIOD_STARTS_ON),
                        UUID.randomUUID().toString())
                .expect(201)
                .location();
    }

    private static String calculate(GatewayClient.Caller payroll, String run) {
        return payroll.post(run + "/calculation").expect(202).location();
    }

    /** Everybody comes in one roster. */
    private void hire() {
        var admin = gateway.as("admin");
        for (var state : STATES) {
            admin.post(
                            "/api/staff/locations",
                            Map.of(
                                    "name",
                                    "Office " + state,
                                    "address",
                                    Map.of(
                                            "street",
                                            "1 Sample Street",
                                            "city",
                                            "Sample",
                                            "state",
                                            state,
                                            "zip",
                                            "15213"),
                                    "placeOfService",
                                    "11"))
                    .expect(201);
        }
        admin.post("/api/staff/departments", Map.of("name", "Scale nursing")).expect(201);
        // A position has ten thousand places at most.
        for (int first = 0; first < PEOPLE; first += PLACES) {
            admin.post(
                            "/api/staff/positions",
                            Map.of(
                                    "title", nurse(first),
                                    "exempt", true,
                                    "provider", false,
                                    "bloodborneExposure", false,
                                    "headcount", PLACES))
                    .expect(201);
        }
        var roster = new StringBuilder(
                "employee_number,first_name,middle_name,last_name,former_last_names,birth_date,ssn,work_email,home_street,"
                        + "home_city,home_state,home_zip,location,department,position,employment_type,starts_on,npi,"
                        + "dea_number\r\n");
        for (int i = 0; i < PEOPLE; i++) {
            var state = STATES.get(i % STATES.size());
            roster.append(String.format(
                    Locale.ROOT,
                    "S-%05d,Robin,,Sample,,1985-04-03,%03d-%02d-%04d,robin.%d@scale.example,1 Sample Street,Sample,%s,15213,"
                            + "Office %s,Scale nursing,%s,FULL_TIME,2026-01-05,,\r\n",
                    i,
                    101 + i / 9000,
                    11 + i % 80,
                    1 + i % 9000,
                    i,
                    state,
                    state,
                    nurse(i)));
        }
        var hr = gateway.as("hr");
        var location = hr.upload(
                        "/api/staff/roster-imports?onErrors=refuse&fileName=scale.csv",
                        "text/csv",
                        roster.toString().getBytes(StandardCharsets.UTF_8))
                .expect(202)
                .location();
        var report = hr.awaitJob(location, Duration.ofMinutes(10)).path("report");
        assertThat(report.path("hired").asInt()).as(report.toString()).isEqualTo(PEOPLE);
    }

    private static String nurse(int person) {
        return "Nurse " + (1 + person / PLACES);
    }

    private List<JsonNode> enrollments() {
        // Counted behind the API: to page through thousands until all are there takes longer than to enroll them.
        GatewayClient.awaitUntil(
                "enrollments of all",
                Duration.ofMinutes(10),
                () -> enrolled() == PEOPLE ? Optional.of(PEOPLE) : Optional.empty());
        return gateway.as("payroll").all("/api/payroll/enrollments").stream()
                .filter(enrollment -> enrollment.path("employeeNumber").asText().startsWith("S-"))
                .toList();
    }

    private int enrolled() {
        try (var connection = platform.database().superuserConnection("payroll");
                var statement = connection.createStatement();
                var row = statement.executeQuery("select count(*) from enrollment where employee_number like 'S-%'")) {
            row.next();
            return row.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @return ids of a health plan and of health savings accounts */
    private static List<String> offerPlans(GatewayClient.Caller payroll) {
        return List.of(
                payroll.post(
                                "/api/payroll/benefit-plans",
                                Map.of(
                                        "code", "PPO",
                                        "name", "Health PPO",
                                        "kind", "HEALTH",
                                        "treatment", "SECTION_125",
                                        "shortfall", "DROP",
                                        "priority", 1))
                        .expect(201)
                        .locationId(),
                payroll.post(
                                "/api/payroll/benefit-plans",
                                Map.of(
                                        "code", "HSA",
                                        "name", "Health savings",
                                        "kind", "HSA",
                                        "treatment", "HSA",
                                        "shortfall", "DROP",
                                        "priority", 2))
                        .expect(201)
                        .locationId());
    }

    /** Straight to the service, by several hands: the gateway lets one caller make two hundred requests a second. */
    private void agreeOnTerms(List<JsonNode> enrollments, String calendar, List<String> plans)
            throws InterruptedException {
        try (var hands = Executors.newFixedThreadPool(6)) {
            var tasks = new ArrayList<java.util.concurrent.Future<?>>();
            // A token is good for some minutes only.
            for (int from = 0; from < enrollments.size(); from += 1000) {
                var token = token();
                for (int n = from; n < Math.min(from + 1000, enrollments.size()); n++) {
                    int number = n;
                    var id = enrollments.get(n).path("employeeId").asText();
                    tasks.add(hands.submit(() -> agreeOnTerms(token, id, number, calendar, plans)));
                }
                for (var task : tasks) {
                    try {
                        task.get();
                    } catch (ExecutionException e) {
                        throw new AssertionError(e.getCause());
                    }
                }
                tasks.clear();
            }
        }
    }

    private void agreeOnTerms(String token, String id, int n, String calendar, List<String> plans) {
        var etag = put(token, id, "pay-terms", """
                {"effectiveFrom":"2026-01-05","payCalendarId":"%s","basis":"SALARIED",
                 "rate":{"amount":"%d.00","currency":"USD"}}
                """.formatted(calendar, 81_000 + n % 90_000), "\"0\"");
        if (n % 3 == 0) {
            etag = put(token, id, "withholding-certificate", """
                    {"effectiveFrom":"2026-01-05","certificate":{"form":"FROM_2020","filingStatus":"HEAD_OF_HOUSEHOLD",
                     "multipleJobs":false,"exempt":false,"nonresidentAlien":false,
                     "dependentsCredit":{"amount":"2000.00","currency":"USD"}}}
                    """, etag);
        }
        if (n % 4 == 0) {
            etag = put(token, id, "retirement-election", """
                    {"effectiveFrom":"2026-01-05","deferralPerPeriod":{"amount":"100.00","currency":"USD"}}
                    """, etag);
        }
        if (n % 2 == 0) {
            etag = put(token, id, "benefit-elections/" + plans.getFirst(), """
                    {"effectiveFrom":"2026-01-05","amountPerPeriod":{"amount":"85.50","currency":"USD"}}
                    """, etag);
        }
        if (n % 5 == 0) {
            put(token, id, "benefit-elections/" + plans.getLast(), """
                    {"effectiveFrom":"2026-01-05","cover":"SELF_ONLY","amountPerPeriod":{"amount":"60.00","currency":"USD"}}
                    """, etag);
        }
        if (n % 10 == 0) {
            garnish(token, id, n);
        }
    }

    /** Support for the one half, a federal tax levy for the other; some owe more than the law lets take. */
    private void garnish(String token, String employeeId, int n) {
        var terms = n % 20 == 0
                ? """
                {"kind":"CHILD_SUPPORT","state":"%s","receivedOn":"2026-09-01","effectiveFrom":"2026-10-01",
                 "frequency":"BIWEEKLY","amount":{"amount":"%d.00","currency":"USD"},
                 "arrears":{"amount":"20.00","currency":"USD"},"supportsOthers":true,
                 "overTwelveWeeksInArrears":false,"makesUpShortfall":false}
                """.formatted(STATES.get(n % STATES.size()), 150 + n % 900)
                : """
                {"kind":"FEDERAL_TAX_LEVY","receivedOn":"2026-09-01","effectiveFrom":"2026-10-01",
                 "frequency":"BIWEEKLY","exempt":{"amount":"%d.00","currency":"USD"},"supportsOthers":false,
                 "overTwelveWeeksInArrears":false,"makesUpShortfall":false}
                """.formatted(600 + n % 900);
        var response = send(toPayroll(token, "/garnishment-orders")
                .header("Idempotency-Key", "order-" + n)
                .POST(BodyPublishers.ofString("""
                        {"employeeId":"%s","terms":%s,
                         "remittance":{"payee":"Disbursement Unit","caseNumber":"S-%06d","remitTo":"PO Box 1"}}
                        """.formatted(employeeId, terms, n)))
                .build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(201);
    }

    /** Codes of the first paychecks' lines. */
    private static Set<String> linesOf(GatewayClient.Caller payroll, String run) {
        var codes = new TreeSet<String>();
        for (var paycheck :
                payroll.get(run + "/paychecks?limit=100").expect(200).json().path("items")) {
            payroll.get("/api/payroll/paychecks/" + paycheck.path("id").asText())
                    .expect(200)
                    .json()
                    .path("lines")
                    .forEach(line -> codes.add(line.path("code").asText()));
        }
        return codes;
    }

    private String put(String token, String employeeId, String what, String body, String etag) {
        var response = send(toPayroll(token, "/enrollments/" + employeeId + "/" + what)
                .header("If-Match", etag)
                .PUT(BodyPublishers.ofString(body))
                .build());
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return response.headers().firstValue("ETag").orElseThrow();
    }

    private HttpRequest.Builder toPayroll(String token, String path) {
        return HttpRequest.newBuilder(URI.create(platform.part(Service.PAYROLL).address() + path))
                .header("Authorization", "Bearer " + token)
                .header("Content-Type", "application/json");
    }

    private String token() {
        var form = "grant_type=password&client_id=openpractice-cli&client_secret="
                + platform.secrets().cliClient() + "&username=payroll&password="
                + platform.secrets().demoPassword();
        var response = send(HttpRequest.newBuilder(URI.create(platform.issuer() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(form))
                .build());
        try {
            return JSON.readTree(response.body()).path("access_token").asText();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private HttpResponse<String> send(HttpRequest request) {
        try {
            return http.send(request, BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
