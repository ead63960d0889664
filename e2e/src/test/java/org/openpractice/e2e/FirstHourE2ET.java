package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openpractice.e2e.E2ePlatform.Told;

/**
 * The page of the first hour, run as it stands against the running platform by the people of the empty practice group: how
 * many calls it takes, and what everybody is paid, calculated apart from the product.
 */
@ExtendWith(E2ePlatform.class)
class FirstHourE2ET {

    private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);

    private static final int MOST_CALLS = 25;

    /** A login, written down; its link is opened by the test, which reads what the page says beside its answers. */
    private static final String LOGIN = """
            #!/bin/sh
            echo "log in $3" >> "$counted"
            exec "$java" -cp "$classes" org.openpractice.local.LoginCommand --issuer "$issuer" --as "$3"
            """;

    private static final Pattern ASKED = Pattern.compile("Open this link as (\\S+) .*");

    /** Writes down each request; a question that is asked again until the answer is there is one. */
    private static final String COUNTED = """
            curl() {
              verb=GET
              for each in "$@"; do
                [ "${before:-}" = -X ] && verb=$each
                before=$each
              done
              before=
              case "${@: -1}" in
                "$gateway/api"*) echo "$verb ${@: -1}" >> "$counted" ;;
              esac
              command curl "$@"
            }
            """;

    private static final Map<String, String[][]> BRACKETS = Map.of(
            "MFJ",
            new String[][] {
                {"19300", "0", "0.10"},
                {"44100", "2480", "0.12"},
                {"120100", "11600", "0.22"},
                {"230700", "35932", "0.24"},
                {"422850", "82048", "0.32"}
            },
            "Single",
            new String[][] {
                {"7500", "0", "0.10"},
                {"19900", "1240", "0.12"},
                {"57900", "5800", "0.22"},
                {"113200", "17966", "0.24"},
                {"209275", "41024", "0.32"}
            },
            "HOH",
            new String[][] {
                {"15550", "0", "0.10"},
                {"33250", "1770", "0.12"},
                {"83000", "7740", "0.22"},
                {"121250", "16155", "0.24"},
                {"217300", "39207", "0.32"}
            });

    private final Told told;

    FirstHourE2ET(Told told) {
        this.told = told;
    }

    @Test
    void thePageLeadsFromNothingToTwelvePaidPeopleInAtMostTwentyFiveCalls() throws Exception {
        var work = Files.createDirectories(Path.of("target/e2e/first-hour").toAbsolutePath());
        var counted = work.resolve("calls.txt");
        Files.deleteIfExists(counted);
        var login = work.resolve("login.sh");
        Files.writeString(login, LOGIN);
        assertThat(login.toFile().setExecutable(true)).isTrue();
        var output = work.resolve("output.txt");
        Files.writeString(work.resolve("page.sh"), "set -euo pipefail\n" + COUNTED + page());

        var bash = new ProcessBuilder("bash", work.resolve("page.sh").toString()).redirectOutput(output.toFile());
        bash.environment()
                .putAll(Map.of(
                        "gateway", told.gatewayUrl(),
                        "issuer", told.platform().issuer(),
                        "work", work.toString(),
                        "counted", counted.toString(),
                        "admin", "admin-b",
                        "second", "manager-b",
                        "openpractice", login.toString(),
                        "java",
                                Path.of(System.getProperty("java.home"), "bin/java")
                                        .toString(),
                        "classes", System.getProperty("java.class.path")));
        var process = bash.start();
        var links = CompletableFuture.supplyAsync(() -> openLinks(process));
        boolean ended = process.waitFor(10, TimeUnit.MINUTES);
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        String said = links.join();
        assertThat(ended).as(said + Files.readString(output)).isTrue();
        assertThat(process.exitValue()).as(said + Files.readString(output)).isZero();

        assertThat(calls(counted)).hasSizeLessThanOrEqualTo(MOST_CALLS);
        everybodyIsPaidWhatTheyAreDue(work);
    }

    /** Everybody who is asked to logs in; ends when the page does. */
    private String openLinks(Process page) {
        var said = new StringBuilder();
        var lines = page.errorReader().lines().iterator();
        while (lines.hasNext()) {
            var line = lines.next();
            said.append(line).append('\n');
            var asked = ASKED.matcher(line);
            if (asked.matches() && lines.hasNext()) {
                told.gateway().open(lines.next().strip(), asked.group(1));
            }
        }
        return said.toString();
    }

    private static String page() {
        var script = new StringBuilder();
        var blocks = BLOCK.matcher(Checkout.read("docs/first-hour.md"));
        while (blocks.find()) {
            script.append(blocks.group(1)).append('\n');
        }
        return script.toString();
    }

    private static List<String> calls(Path counted) throws IOException {
        var calls = new ArrayList<String>();
        for (var call : Files.readAllLines(counted)) {
            if (calls.isEmpty() || !calls.getLast().equals(call)) {
                calls.add(call);
            }
        }
        return calls;
    }

    private void everybodyIsPaidWhatTheyAreDue(Path work) throws IOException {
        var admin = told.gateway().as("admin-b");
        var runs = admin.all("/api/payroll/pay-runs");
        assertThat(runs).hasSize(1);
        assertThat(runs.getFirst().path("state").asText()).isEqualTo("PAID");
        assertThat(runs.getFirst().path("employees").asInt()).isEqualTo(12);
        assertThat(runs.getFirst().path("notPaid")).isEmpty();
        assertThat(runs.getFirst().path("notWithheld")).isEmpty();
        var run = "/api/payroll/pay-runs/" + runs.getFirst().path("id").asText();
        var told = new TreeMap<String, List<String>>();
        for (JsonNode paycheck : admin.all(run + "/paychecks")) {
            told.put(
                    paycheck.path("employeeNumber").asText(),
                    List.of(
                            paycheck.path("gross").path("amount").asText(),
                            paycheck.path("taxes").path("amount").asText(),
                            paycheck.path("net").path("amount").asText()));
        }
        assertThat(told).isEqualTo(byHand(work));
        assertThat(admin.all(run + "/payments"))
                .hasSize(13)
                .allSatisfy(
                        payment -> assertThat(payment.path("method").asText()).isEqualTo("DEPOSIT"));
        assertThat(admin.get(run + "/ach-file", "text/plain").expect(200).text())
                .startsWith("101 ");
    }

    /** Gross, taxes and net of everybody in the files that the page made. */
    private static Map<String, List<String>> byHand(Path work) throws IOException {
        var hours = new HashMap<String, List<BigDecimal>>();
        for (var row : rows(work.resolve("hours.csv"))) {
            hours.computeIfAbsent(row[0], who -> new ArrayList<>()).add(new BigDecimal(row[2]));
        }
        var forms = rows(work.resolve("forms.csv"));
        var due = new TreeMap<String, List<String>>();
        var terms = rows(work.resolve("terms.csv"));
        for (int i = 0; i < terms.size(); i++) {
            var row = terms.get(i);
            var gross = row[2].equals("Salary")
                    ? new BigDecimal(row[3]).divide(BigDecimal.valueOf(26), 2, RoundingMode.HALF_UP)
                    : byTheHour(new BigDecimal(row[3]), hours.get(row[0]));
            // The forms stand in the order of the terms.
            var form = forms.get(i);
            var taxes = cents(gross.multiply(new BigDecimal("0.062")))
                    .add(cents(gross.multiply(new BigDecimal("0.0145"))))
                    .add(federal(gross, form[2], amount(form, 3), amount(form, 4)))
                    // Booklet IL-700-T: 4.95 percent, no allowances without Form IL-W-4.
                    .add(cents(gross.multiply(new BigDecimal("0.0495"))));
            due.put(
                    row[0],
                    List.of(
                            gross.toPlainString(),
                            taxes.toPlainString(),
                            gross.subtract(taxes).toPlainString()));
        }
        return due;
    }

    /** Half of the rate more above forty hours a week. */
    private static BigDecimal byTheHour(BigDecimal rate, List<BigDecimal> weeks) {
        var gross = BigDecimal.ZERO;
        for (var week : weeks) {
            var above = week.subtract(BigDecimal.valueOf(40)).max(BigDecimal.ZERO);
            gross = gross.add(rate.multiply(week.add(above.multiply(new BigDecimal("0.5")))));
        }
        return cents(gross);
    }

    /** Publication 15-T of 2026, Worksheet 1A and the standard annual percentage tables, for biweekly pay. */
    private static BigDecimal federal(BigDecimal wages, String status, BigDecimal step3, BigDecimal step4c) {
        var annual = wages.multiply(BigDecimal.valueOf(26))
                .subtract(new BigDecimal(status.equals("MFJ") ? "12900" : "8600"))
                .max(BigDecimal.ZERO);
        var tax = BigDecimal.ZERO;
        for (var bracket : BRACKETS.get(status)) {
            var from = new BigDecimal(bracket[0]);
            if (annual.compareTo(from) > 0) {
                tax = new BigDecimal(bracket[1]).add(annual.subtract(from).multiply(new BigDecimal(bracket[2])));
            }
        }
        // Lines 2h to 3c, rounded once.
        var aPeriod = tax.subtract(step3).max(BigDecimal.ZERO).divide(BigDecimal.valueOf(26), 2, RoundingMode.HALF_UP);
        return aPeriod.add(step4c);
    }

    private static BigDecimal amount(String[] row, int column) {
        return column < row.length && !row[column].isEmpty()
                ? new BigDecimal(row[column]).setScale(2)
                : BigDecimal.ZERO.setScale(2);
    }

    private static BigDecimal cents(BigDecimal amount) {
        return amount.setScale(2, RoundingMode.HALF_UP);
    }

    private static List<String[]> rows(Path file) throws IOException {
        return Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();
    }
}
