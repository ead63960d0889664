package org.openpractice.payroll.filing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.openpractice.testing.Database.query;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.platform.identity.Roles;
import org.openpractice.testing.Infrastructure;

/** From paid runs to a file, its corrections, and numbers that stand in the file and nowhere else. */
@QuarkusTest
@WithTestResource(Infrastructure.class)
class W2FilingTest {

    private final PayrollApi api = new PayrollApi();

    private static String address() {
        return """
                {"locationAddress":null,"deliveryAddress":"12 Elm Street","city":"Austin","state":"TX","zip":"78701",
                 "zipExtension":null}
                """;
    }

    private Response identity(UUID employee, String ssn) {
        return api.clerk().body("""
                        {"ssn":"%s","middleName":"Q","suffix":null,"address":%s}
                        """.formatted(ssn, address())).put("/enrollments/" + employee + "/tax-identity");
    }

    private void filer() {
        api.clerk().body("""
                        {"userId":"AB12CD34","kindOfEmployer":"N","address":%s,"contactName":"Robin Sample",
                         "contactPhone":"217-555-0100","contactEmail":"robin@example.org"}
                        """.formatted(address())).put("/wage-filer").then().statusCode(200);
    }

    private Response prepare() {
        return api.clerk()
                .header("Idempotency-Key", UUID.randomUUID())
                .body("{\"year\":2026}")
                .post("/w2-filings");
    }

    @Test
    void theFileAddsUpToTheRunsAndCorrectionsShowWhatCameAfterward() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        var one = api.hired("TX", "2026-10-05");
        var two = api.hired("TX", "2026-10-05");
        api.payTerms(one, calendar, "2026-10-05", "SALARIED", "65000.00");
        api.payTerms(two, calendar, "2026-10-05", "SALARIED", "130000.00");
        api.paid(calendar, "2026-11-01");

        prepare().then().statusCode(409).body("type", equalTo("/problems/wage-filer-missing"));
        filer();
        prepare().then().statusCode(409).body("type", equalTo("/problems/tax-identity-missing"));
        identity(one, "212-34-5671").then().statusCode(200).body("ssn", equalTo("***-**-5671"));
        identity(two, "212345671").then().statusCode(409).body("type", equalTo("/problems/ssn-in-use"));
        identity(two, "000-12-3456").then().statusCode(400);
        identity(two, "212-34-5672").then().statusCode(200);
        identity(two, "212-34-5673").then().statusCode(428);

        api.clerk()
                .get("/w2s?year=2026")
                .then()
                .statusCode(200)
                .body("items", hasSize(2))
                .body("items.find { it.employeeId == '%s' }.box3.amount".formatted(one), equalTo("2500.00"));
        api.clerk().get("/w2s/" + one + "?year=2026").then().body("box4.amount", equalTo("155.00"));
        api.clerk().get("/w2s/" + UUID.randomUUID() + "?year=2026").then().statusCode(404);

        var filing = prepare()
                .then()
                .statusCode(201)
                .body("statements", equalTo(2))
                .extract()
                .<String>path("id");
        var file = api.clerk().get("/w2-filings/" + filing + "/efw2").asString();
        var read = Efw2Layout.read(file);
        assertThat(read.complaints).isEmpty();
        assertThat(read.records)
                .extracting(Efw2Layout.Read::identifier)
                .containsExactly("RA", "RE", "RW", "RW", "RT", "RF");
        var total = read.records.get(4);
        var form = api.clerk().get("/form-941?year=2026&quarter=4").then().extract();
        assertThat(total.money("1")).isEqualByComparingTo(form.<String>path("line2.amount"));
        assertThat(total.money("2")).isEqualByComparingTo(form.<String>path("line3.amount"));
        assertThat(total.money("3")).isEqualByComparingTo(form.<String>path("line5a.wages.amount"));
        assertThat(total.money("4")).isEqualByComparingTo("465.00");
        assertThat(total.money("5")).isEqualByComparingTo(form.<String>path("line5c.wages.amount"));
        assertThat(total.money("6")).isEqualByComparingTo("108.75");
        assertThat(api.clerk().get("/w2-filings/" + filing + "/efw2").asString())
                .isEqualTo(file);

        api.clerk()
                .get("/w2-corrections?year=2026")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/w2-filing-not-submitted"));
        api.clerk().post("/w2-filings/" + filing + "/submission").then().statusCode(200);
        prepare().then().statusCode(409).body("type", equalTo("/problems/w2-filing-submitted"));
        api.clerk()
                .post("/w2-filings/" + filing + "/submission")
                .then()
                .statusCode(409)
                .body("type", equalTo("/problems/w2-filing-submitted"));
        api.clerk().get("/w2-corrections?year=2026").then().statusCode(200).body("", hasSize(0));

        api.paid(calendar, "2026-11-15");
        api.clerk()
                .get("/w2-corrections?year=2026")
                .then()
                .body("", hasSize(2))
                .body(
                        "find { it.employeeId == '%s' }.boxes.find { it.box == '3' }.previouslyReported.amount"
                                .formatted(one),
                        equalTo("2500.00"))
                .body(
                        "find { it.employeeId == '%s' }.boxes.find { it.box == '3' }.correct.amount".formatted(one),
                        equalTo("5000.00"));

        api.as("somebody", Roles.ACCOUNTANT).get("/w2s?year=2026").then().statusCode(403);
        assertThat(api.clerk().get("/enrollments/" + one + "/tax-identity").asString())
                .doesNotContain("212345671");
        for (var table : query(
                "select quote_ident(relname) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")) {
            assertThat(query("select t::text from " + table + " t")).as(table).noneMatch(W2FilingTest::holds);
        }
    }

    @Test
    void theFilerIsChangedWithItsETag() {
        filer();
        var kept = api.clerk().get("/wage-filer");
        kept.then()
                .statusCode(200)
                .body("userId", equalTo("AB12CD34"))
                .body("address.city", equalTo("Austin"))
                .body("$", not(hasKey("version")));
        assertThat(kept.header("ETag")).isNotNull();
        api.clerk().body(kept.asString()).put("/wage-filer").then().statusCode(428);
        api.clerk()
                .header("If-Match", kept.header("ETag"))
                .body(kept.asString().replace("AB12CD34", "AB12CD35"))
                .put("/wage-filer")
                .then()
                .statusCode(200)
                .header("ETag", not(equalTo(kept.header("ETag"))))
                .body("userId", equalTo("AB12CD35"));
    }

    @Test
    void nobodyPaidIsNoFiling() {
        api.employer();
        filer();
        prepare().then().statusCode(409).body("type", equalTo("/problems/no-wage-statements"));
    }

    @Test
    void qualifiedOvertimeIsRefusedByNameUntilItsFieldIsKnown() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        filer();
        var employee = api.hourly(calendar, "TX", "20.00");
        identity(employee, "212-34-5674").then().statusCode(200);
        api.hours(calendar, "2026-11-01", employee, PayrollApi.week("2026-11-01", "45"))
                .then()
                .statusCode(org.hamcrest.Matchers.lessThan(300));
        api.paid(calendar, "2026-11-01");

        // 5 hours at half of 20.00.
        api.clerk()
                .get("/w2s/" + employee + "?year=2026")
                .then()
                .body("box12.find { it.code == 'TT' }.amount.amount", equalTo("50.00"));
        prepare()
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/efw2-field-not-available"))
                .body("detail", containsString("box 12 TT 50.00"));
    }

    /** Positions of Publication 42-007, record RS. */
    @Test
    void aStateThatTakesTheLayoutAsItIsGetsAFileOfItsOwn() {
        var calendar = api.biweeklyCalendar();
        api.employer();
        filer();
        var texan = api.salaried(calendar, "TX", "65000.00");
        var other = api.salaried(calendar, "IL", "65000.00");
        identity(texan, "212-34-5681").then().statusCode(200);
        identity(other, "212-34-5682").then().statusCode(200);
        api.paid(calendar, "2026-11-01");
        String filing = prepare().then().statusCode(201).extract().path("id");
        var path = "/w2-filings/" + filing + "/efw2/";
        String tax = api.clerk().get("/w2s/" + other + "?year=2026").path("states[0].tax.amount");

        var lines = api.clerk()
                .get(path + "IL?account=98-7654321-000")
                .then()
                .statusCode(200)
                .extract()
                .asString()
                .lines()
                .toList();

        assertThat(lines)
                .allMatch(line -> line.length() == 512)
                .extracting(line -> line.substring(0, 2))
                .containsExactly("RA", "RE", "RW", "RS", "RT", "RF");
        var state = lines.get(3);
        assertThat(state.substring(2, 9)).isEqualTo("17     ");
        assertThat(state.substring(9, 18)).isEqualTo("212345682");
        assertThat(state.substring(18, 68).replaceAll(" +", " ")).isEqualTo("ROBIN Q SAMPLE ");
        assertThat(state.substring(94, 145).replaceAll(" +", " ")).isEqualTo("12 ELM STREET AUSTIN TX78701");
        assertThat(state.substring(247, 267).strip()).isEqualTo("98-7654321-000");
        assertThat(state.substring(273, 297))
                .isEqualTo(
                        "17" + "00000250000" + "%011d".formatted(Money.of(tax).cents()));
        assertThat(lines.get(4).substring(2, 24)).isEqualTo("0000001" + "000000000250000");
        assertThat(lines.get(5).substring(7, 16)).isEqualTo("000000001");
        api.clerk()
                .get(path + "PA?account=1")
                .then()
                .statusCode(422)
                .body("type", equalTo("/problems/efw2-state-not-available"))
                .body("detail", containsString("PA"));
        api.clerk().get(path + "IL").then().statusCode(400);
        api.as("somebody", Roles.ACCOUNTANT).get(path + "IL?account=1").then().statusCode(403);
    }

    /** In clear or as the bytes of the clear. */
    private static boolean holds(String text) {
        return text.contains("212345671")
                || text.contains("212-34-5671")
                || text.contains(HexFormat.of().formatHex("212345671".getBytes(StandardCharsets.UTF_8)));
    }
}
