package org.openpractice.payroll.advance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paycheck.Remark;
import org.openpractice.platform.trace.Trace;

class AdvanceRulesTest {

    private static AdvanceDue due(
            AdvanceDue.Step step, String owed, @Nullable String perPayday, @Nullable String percent, boolean rest) {
        return new AdvanceDue(
                "ADVANCE-1",
                step,
                Money.of(owed),
                perPayday == null ? null : Money.of(perPayday),
                percent == null ? null : new BigDecimal(percent),
                rest);
    }

    private static List<String> amounts(AdvanceDue advance, String state, String available) {
        return AdvanceRules.of(List.of(advance), state, Money.of(available), Trace.none()).stream()
                .map(line -> line.amount().amount())
                .toList();
    }

    private static Stream<Remark.Kind> remarks(AdvanceDue advance, String state, String available) {
        var trace = Remark.trace();
        AdvanceRules.of(List.of(advance), state, Money.of(available), trace);
        return Remark.of(trace.lines()).stream().map(Remark::kind);
    }

    @Test
    void paidOutItIsBelowZeroWhateverIsLeft() {
        assertThat(amounts(due(AdvanceDue.Step.PAID_OUT, "500.00", "100.00", null, false), "TX", "0.00"))
                .containsExactly("-500.00");
    }

    @Test
    void anInstallmentIsWhatWasAgreedAndNoMoreThanIsOwedOrLeft() {
        assertThat(amounts(due(AdvanceDue.Step.INSTALLMENT, "500.00", "100.00", null, true), "TX", "900.00"))
                .containsExactly("100.00");
        assertThat(amounts(due(AdvanceDue.Step.INSTALLMENT, "40.00", "100.00", null, true), "TX", "900.00"))
                .containsExactly("40.00");
        assertThat(amounts(due(AdvanceDue.Step.INSTALLMENT, "500.00", "100.00", null, true), "TX", "30.00"))
                .containsExactly("30.00");
        assertThat(amounts(due(AdvanceDue.Step.INSTALLMENT, "500.00", "100.00", null, true), "TX", "-5.00"))
                .isEmpty();
        assertThat(amounts(due(AdvanceDue.Step.INSTALLMENT, "500.00", null, "12.5", true), "TX", "900.04"))
                .containsExactly("112.51");
    }

    @Test
    void theOlderOfTwoTakesFirst() {
        var older = due(AdvanceDue.Step.INSTALLMENT, "500.00", "100.00", null, false);
        var later = new AdvanceDue(
                "ADVANCE-2", AdvanceDue.Step.INSTALLMENT, Money.of("500.00"), Money.of("100.00"), null, false);
        assertThat(AdvanceRules.of(List.of(older, later), "TX", Money.of("150.00"), Trace.none()))
                .extracting(line -> line.code() + " " + line.amount().amount())
                .containsExactly("ADVANCE-1 100.00", "ADVANCE-2 50.00");
    }

    @Test
    void finalPayIsAskedForTheRestOnlyWhereThatIsAgreedAndAllowed() {
        var agreed = due(AdvanceDue.Step.FINAL, "500.00", "100.00", null, true);
        assertThat(amounts(agreed, "TX", "900.00")).containsExactly("500.00");
        assertThat(remarks(agreed, "TX", "900.00")).containsExactly(Remark.Kind.NOT_CHECKED);
        assertThat(amounts(agreed, "TX", "300.00")).containsExactly("300.00");
        assertThat(remarks(agreed, "TX", "300.00")).containsExactly(Remark.Kind.NOT_CHECKED, Remark.Kind.NOT_REPAID);

        var notAgreed = due(AdvanceDue.Step.FINAL, "500.00", "100.00", null, false);
        assertThat(amounts(notAgreed, "TX", "900.00")).containsExactly("100.00");
        assertThat(remarks(notAgreed, "TX", "900.00")).containsExactly(Remark.Kind.NOT_CHECKED, Remark.Kind.NOT_REPAID);

        // Barnhill v. Robert Saunders & Co.: no rest from the last wages, whatever was agreed.
        assertThat(amounts(agreed, "CA", "900.00")).containsExactly("100.00");
        assertThat(remarks(agreed, "CA", "900.00")).containsExactly(Remark.Kind.NOT_REPAID);
    }

    @ParameterizedTest
    @ValueSource(strings = {"CA", "NY"})
    void installmentsOfStatesThatAreKnownNeedNoRemark(String state) {
        assertThat(remarks(due(AdvanceDue.Step.INSTALLMENT, "500.00", "100.00", null, false), state, "900.00"))
                .isEmpty();
        assertThat(remarks(due(AdvanceDue.Step.INSTALLMENT, "500.00", "100.00", null, false), "PA", "900.00"))
                .containsExactly(Remark.Kind.NOT_CHECKED);
    }
}
