package org.openpractice.local.story;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FixturesTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 2);

    @Test
    void theRosterIsTheSameAtEveryTelling() {
        assertThat(new Roster().file()).isEqualTo(new Roster().file());
    }

    @Test
    void nobodySharesANumberOrAName() {
        List<Colleague> people = new Roster().colleagues();
        assertThat(people).hasSize(50);
        assertThat(people).extracting(Colleague::number).doesNotHaveDuplicates();
        assertThat(people).extracting(Colleague::name).doesNotHaveDuplicates();
        assertThat(people).extracting(Colleague::ssn).doesNotHaveDuplicates();
        assertThat(people).extracting(Colleague::workEmail).doesNotHaveDuplicates();
        assertThat(new Roster().providers())
                .hasSize(12)
                .extracting(Colleague::npi)
                .doesNotHaveDuplicates();
    }

    @Test
    void theRosterFileHasTwoRowsMoreThanPeople() {
        String file = new String(new Roster().file(), StandardCharsets.UTF_8);
        assertThat(file.lines()).hasSize(1 + 50 + Roster.WRONG_ROWS);
        assertThat(file.lines()).allMatch(line -> line.split(",", -1).length == 19);
    }

    @Test
    void theRemittanceStatesWhatItsClaimsAddUpToAndTheOtherOneACentMore() {
        JsonNode claim = new ObjectMapper()
                .valueToTree(Map.of(
                        "controlNumber", "C1",
                        "serviceDate", "2026-10-05",
                        "placeOfService", "11",
                        "charge", Dollars.of("145.00").json(),
                        "lines",
                                List.of(Map.of(
                                        "procedure",
                                        "99213",
                                        "charge",
                                        Dollars.of("145.00").json()))));
        var remittance = new Remittance(DAY, 1);
        remittance.pay(PayerPays.PAYERS.getFirst(), List.of(claim));
        assertThat(remittance.paid()).isEqualTo(Dollars.of("96.00"));
        assertThat(text(remittance, Dollars.ZERO))
                .contains("BPR*I*96.00*C*ACH*")
                .contains("CLP*C1*1*145.00*96.00*20.00*12*")
                .contains("CAS*CO*45*29.00~")
                .contains("CAS*PR*3*20.00~");
        assertThat(text(remittance, new Dollars(1))).contains("BPR*I*96.01*C*ACH*");
        assertThat(text(remittance, Dollars.ZERO).indexOf("~")).isEqualTo(105);
    }

    @Test
    void booksThatDisagreeAreNamed() throws Exception {
        Map<String, JsonNode> books = Map.of(
                "staff", book("{'committed':{'staff.events.v1':5},'published':{'staff.events.v1':5},'consumed':{}}"),
                "payroll",
                        book("{'committed':{'payroll.events.v1':2},'published':{'payroll.events.v1':1},"
                                + "'consumed':{'staff-events':4}}"));
        assertThat(BooksAgree.disagreements(books))
                .containsExactlyInAnyOrder(
                        "payroll committed 2, published 1, parked ", "payroll consumed 4 of 5 from staff");
    }

    private static JsonNode book(String json) throws Exception {
        return new ObjectMapper().readTree(json.replace('\'', '"'));
    }

    private static String text(Remittance remittance, Dollars outBy) {
        return new String(remittance.file(outBy), StandardCharsets.US_ASCII);
    }
}
