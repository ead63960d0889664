package org.openpractice.payroll.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;

class TaxObligationTest {

    private static TaxObligation owed(int month, String liability, String paid) {
        var first = LocalDate.of(2026, month, 1);
        return new TaxObligation(
                        new UUID(0, month),
                        TaxDeposit.Tax.FORM_941,
                        2026,
                        1,
                        "MONTHLY",
                        first,
                        first.plusMonths(1).minusDays(1),
                        Money.of(liability),
                        new TaxObligation.Split(Money.of(liability), Money.of(liability), Money.ZERO, Money.ZERO),
                        first.plusMonths(1).withDayOfMonth(15),
                        List.of("monthly"),
                        Money.ZERO,
                        Money.ZERO)
                .withPaid(Money.of(paid));
    }

    private static List<String> balances(List<TaxObligation> obligations) {
        return obligations.stream().map(owed -> owed.balance().amount()).toList();
    }

    @Test
    void whatWasDepositedForAChangedPeriodCountsInTheOrderOfDueDates() {
        var quarter = List.of(owed(1, "500.00", "500.00"), owed(2, "600.00", "100.00"), owed(3, "700.00", "0.00"));
        var counted = TaxObligation.withUnmatched(quarter, Money.of("650.00"));
        assertThat(balances(counted)).containsExactly("0.00", "0.00", "550.00");
        assertThat(counted.get(1).paid()).isEqualTo(Money.of("600.00"));
        assertThat(counted.get(1).explanation())
                .containsExactly("monthly", "deposited for a period that was changed since: 500.00");
        assertThat(counted.getFirst()).isEqualTo(quarter.getFirst());
        assertThat(counted.getLast().liability()).isEqualTo(Money.of("700.00"));
    }

    @Test
    void moreThanIsOpenStaysOver() {
        var quarter = List.of(owed(1, "500.00", "700.00"), owed(2, "600.00", "0.00"));
        assertThat(balances(TaxObligation.withUnmatched(quarter, Money.of("900.00"))))
                .containsExactly("-200.00", "0.00");
        var even = List.of(owed(1, "500.00", "500.00"), owed(2, "600.00", "0.00"));
        assertThat(TaxObligation.withUnmatched(even, Money.ZERO)).isEqualTo(even);
    }

    /** Pay of the first month was voided after its deposit. */
    @Test
    void whatAVoidLeftOverOfADepositCountsForTheNextOfTheReturn() {
        var quarter = List.of(
                owed(1, "500.00", "700.00"),
                owed(2, "600.00", "650.00"),
                owed(3, "150.00", "0.00"),
                owed(3, "500.00", "0.00"));
        var counted = TaxObligation.withUnmatched(quarter, Money.of("20.00"));
        assertThat(balances(counted)).containsExactly("0.00", "0.00", "0.00", "380.00");
        assertThat(counted.get(2).explanation())
                .containsExactly(
                        "monthly",
                        "deposited for a period that was changed since: 20.00",
                        "deposited too much for another period: 130.00");
        assertThat(Money.sum(counted.stream().map(TaxObligation::paid).toList()))
                .isEqualTo(Money.of("1370.00"));
    }
}
