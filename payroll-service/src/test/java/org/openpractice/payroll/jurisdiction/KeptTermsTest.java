package org.openpractice.payroll.jurisdiction;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.levy.LevyTerms;
import org.openpractice.payroll.localtax.LocalTerms;
import org.openpractice.payroll.unemployment.UnemploymentTerms;

/** What decided a cheque is kept with it and read again to tell its trace: nothing of it may change on the way. */
class KeptTermsTest {

    private static final JsonMapper JSON =
            JsonMapper.builder().findAndAddModules().build();

    @Test
    void readsTermsAgainAsTheyWereWritten() throws JsonProcessingException {
        var places = new Places(
                new Place("IN", new Locality("49", null, null, null)),
                new Place("OH", new Locality(null, null, "0203", null)));
        readsAgain(new SourcingTerms(
                places,
                places,
                new FiledCertificate("IN", LocalDate.of(2026, 1, 1), "OH", false, true, false, true),
                List.of("IN", "OH"),
                List.of("KY")));
        readsAgain(SourcingTerms.inOneState("TX"));
        readsAgain(new LevyTerms(List.of(
                new LevyTerms.Choice("US-ME-PFML", new BigDecimal("0.0025"), null),
                new LevyTerms.Choice("US-MN-PL", null, Money.of("185000")))));
        readsAgain(new UnemploymentTerms(
                List.of(new UnemploymentTerms.AssignedRate("NE", new BigDecimal("0.054"), true))));
        readsAgain(new LocalTerms(List.of(
                new LocalTerms.EnteredTax(
                        "PA",
                        "510101",
                        "Earned income tax",
                        LocalTerms.Method.RATE,
                        new BigDecimal("0.01"),
                        null,
                        null),
                new LocalTerms.EnteredTax(
                        "PA",
                        "510101",
                        "Local services tax",
                        LocalTerms.Method.YEARLY_IN_PARTS,
                        null,
                        null,
                        Money.of("52")))));
        readsAgain(LevyTerms.NONE);
        readsAgain(UnemploymentTerms.NONE);
        readsAgain(LocalTerms.NONE);
    }

    private static void readsAgain(Object terms) throws JsonProcessingException {
        var text = JSON.writeValueAsString(terms);
        assertThat(JSON.readValue(text, terms.getClass())).as(text).isEqualTo(terms);
    }
}
