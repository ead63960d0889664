package org.openpractice.payroll.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.levy.LevyInput;
import org.openpractice.payroll.localtax.LocalTaxInput;
import org.openpractice.payroll.place.FiledCertificate;
import org.openpractice.payroll.place.Locality;
import org.openpractice.payroll.place.Place;
import org.openpractice.payroll.place.Places;
import org.openpractice.payroll.place.SourcingInput;
import org.openpractice.payroll.unemployment.UnemploymentInput;

/** What decided a paycheck is kept with it and read again to tell its trace: nothing of it may change on the way. */
class KeptTermsTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    @Test
    void readsTermsAgainAsTheyWereWritten() throws JsonProcessingException {
        var places = new Places(
                new Place("IN", new Locality("49", null, null, null)),
                new Place("OH", new Locality(null, null, "0203", null)));
        readsAgain(new SourcingInput(
                places,
                places,
                new FiledCertificate("IN", LocalDate.of(2026, 1, 1), "OH", false, true, false, true),
                List.of("IN", "OH"),
                List.of("KY")));
        readsAgain(SourcingInput.inOneState("TX"));
        readsAgain(new LevyInput(List.of(
                new LevyInput.Choice("US-ME-PFML", new BigDecimal("0.0025"), null),
                new LevyInput.Choice("US-MN-PL", null, Money.of("185000")))));
        readsAgain(new UnemploymentInput(
                List.of(new UnemploymentInput.AssignedRate("NE", new BigDecimal("0.054"), true, null))));
        readsAgain(LocalTaxInput.of(List.of(
                new LocalTaxInput.EnteredTax(
                        "PA",
                        "510101",
                        "Earned income tax",
                        LocalTaxInput.Method.RATE,
                        new BigDecimal("0.01"),
                        null,
                        null),
                new LocalTaxInput.EnteredTax(
                        "PA",
                        "510101",
                        "Local services tax",
                        LocalTaxInput.Method.YEARLY_IN_PARTS,
                        null,
                        null,
                        Money.of("52")))));
        readsAgain(LevyInput.NONE);
        readsAgain(UnemploymentInput.NONE);
        readsAgain(LocalTaxInput.NONE);
    }

    private static void readsAgain(Object terms) throws JsonProcessingException {
        var text = JSON.writeValueAsString(terms);
        assertThat(JSON.readValue(text, terms.getClass())).as(text).isEqualTo(terms);
    }
}
