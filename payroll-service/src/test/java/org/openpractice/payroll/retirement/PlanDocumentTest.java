package org.openpractice.payroll.retirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.openpractice.payroll.retirement.PlanYear.tier;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.retirement.PlanDocument.AutomaticEnrollment;
import org.openpractice.payroll.retirement.PlanDocument.Eligibility;
import org.openpractice.payroll.retirement.PlanDocument.EntryDates;
import org.openpractice.payroll.retirement.PlanDocument.SafeHarbor;
import org.openpractice.payroll.retirement.PlanRules.Match;
import org.openpractice.payroll.retirement.PlanRules.MatchBasis;
import org.openpractice.payroll.retirement.PlanRules.Tier;

class PlanDocumentTest {

    private static final AutomaticEnrollment AUTOMATIC =
            new AutomaticEnrollment(new BigDecimal("3"), BigDecimal.ONE, BigDecimal.TEN, 30, null);

    private static PlanDocument plan(
            SafeHarbor kind,
            @Nullable Match match,
            @Nullable String nonElective,
            @Nullable AutomaticEnrollment automatic) {
        return new PlanDocument(
                "Plan",
                new Eligibility(21, 12, 0, EntryDates.FIRST_OF_HALF_YEAR),
                automatic,
                kind,
                true,
                true,
                true,
                true,
                null,
                null,
                match,
                nonElective == null ? null : new BigDecimal(nonElective),
                40,
                null);
    }

    private static Match match(Tier... tiers) {
        return new Match(List.of(tiers), MatchBasis.PAY_PERIOD, true, null);
    }

    @Test
    void aBasicSafeHarborIsExactlyTheFormulaOfTheLaw() {
        assertThatCode(() -> plan(SafeHarbor.BASIC_MATCH, match(tier("100", "3"), tier("50", "2")), null, null))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> plan(SafeHarbor.BASIC_MATCH, match(tier("100", "4")), null, null))
                .hasMessageContaining("100% of the first 3%, 50% of the next 2%");
        assertThatThrownBy(() -> plan(SafeHarbor.BASIC_MATCH, match(tier("50", "6")), null, null))
                .hasMessageContaining("expected for BASIC_MATCH");
        assertThatThrownBy(() -> plan(SafeHarbor.BASIC_MATCH, null, null, null))
                .hasMessageContaining("expected for BASIC_MATCH a match");
    }

    @Test
    void anEnhancedMatchGivesAtLeastAsMuchOnNoMoreThanSixPercent() {
        assertThatCode(() -> plan(SafeHarbor.ENHANCED_MATCH, match(tier("100", "4")), null, null))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> plan(SafeHarbor.ENHANCED_MATCH, match(tier("100", "3.9")), null, null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plan(SafeHarbor.ENHANCED_MATCH, match(tier("100", "7")), null, null))
                .hasMessageContaining("no match of more than 6%");
        assertThatThrownBy(() -> plan(SafeHarbor.ENHANCED_MATCH, match(tier("100", "3"), tier("150", "3")), null, null))
                .hasMessageContaining("does not rise");
        assertThatThrownBy(() -> plan(
                        SafeHarbor.ENHANCED_MATCH,
                        new Match(List.of(tier("100", "4")), MatchBasis.PAY_PERIOD, false, null),
                        null,
                        null))
                .hasMessageContaining("catch-up");
        assertThatThrownBy(() -> plan(
                        SafeHarbor.ENHANCED_MATCH,
                        new Match(List.of(tier("100", "4")), MatchBasis.PAY_PERIOD, true, Money.of("500.00")),
                        null,
                        null))
                .hasMessageContaining("annualMaximum");
    }

    @Test
    void aQacaEnrollsAutomatically() {
        var formula = match(tier("100", "1"), tier("50", "5"));
        assertThatCode(() -> plan(SafeHarbor.QACA_MATCH, formula, null, AUTOMATIC))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> plan(SafeHarbor.QACA_MATCH, formula, null, null))
                .hasMessageContaining("automaticEnrollment");
        assertThatThrownBy(() -> plan(
                        SafeHarbor.QACA_NON_ELECTIVE,
                        null,
                        "3",
                        new AutomaticEnrollment(new BigDecimal("3"), BigDecimal.ZERO, BigDecimal.TEN, 0, null)))
                .hasMessageContaining("raised yearly");
    }

    @Test
    void aNonElectiveSafeHarborIsAtLeastThreePercent() {
        assertThatCode(() -> plan(SafeHarbor.NON_ELECTIVE, null, "3", null)).doesNotThrowAnyException();
        assertThatThrownBy(() -> plan(SafeHarbor.NON_ELECTIVE, null, "2.9", null))
                .hasMessageContaining("at least 3");
    }

    @Test
    void eligibilityIsNoStricterThanTheLaw() {
        assertThatThrownBy(() -> new Eligibility(22, 0, 0, EntryDates.AT_ONCE)).hasMessageContaining("minimumAge");
        assertThatThrownBy(() -> new Eligibility(21, 13, 0, EntryDates.AT_ONCE)).hasMessageContaining("serviceMonths");
        assertThatThrownBy(() -> new Eligibility(21, 12, 1001, EntryDates.AT_ONCE))
                .hasMessageContaining("hoursOfService");
        assertThatThrownBy(() -> new Eligibility(21, 6, 500, EntryDates.AT_ONCE))
                .hasMessageContaining("serviceMonths 12");
    }

    @Test
    void isKeptAsItWasGiven() {
        var column = new PlanDocumentColumn();
        var document = plan(SafeHarbor.QACA_MATCH, match(tier("100", "1"), tier("50", "5")), "0.5", AUTOMATIC);
        assertThat(column.convertToEntityAttribute(column.convertToDatabaseColumn(document)))
                .isEqualTo(document);
    }
}
