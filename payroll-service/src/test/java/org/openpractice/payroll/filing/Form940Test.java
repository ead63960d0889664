package org.openpractice.payroll.filing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.paid.PaidLines.RunSum;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.unemployment.UnemploymentTables;

class Form940Test {

    private static final UUID RUN = new UUID(7, 1);

    private static UnemploymentTables.Year year(int year) {
        return UnemploymentTables.load().on(LocalDate.of(year, 12, 31));
    }

    private static RunSum futa(String payDate, String amount, String wages) {
        return new RunSum(
                RUN, LocalDate.parse(payDate), Kind.EMPLOYER_TAX, PayCode.FUTA, Money.of(amount), Money.of(wages));
    }

    @Test
    void californiaLosesOnePointTwoPercentOfTheCreditIn2025() {
        // Two people of 50,000 each, one with 1,000 under section 125: 7,000 each is taxable; 126 a head in California.
        var payments = new Form940.Payments(
                Money.of("100000.00"), Money.of("1000.00"), Money.ZERO, Money.ZERO, Money.of("85000.00"));

        var form = Form940.of(
                year(2025),
                payments,
                Map.of("CA", Money.of("7000.00"), "TX", Money.of("7000.00")),
                List.of(futa("2025-01-10", "60.00", "10000.00"), futa("2025-04-04", "24.00", "4000.00")),
                Money.of("84.00"));

        assertThat(form.line7()).isEqualTo(Money.of("14000.00"));
        assertThat(form.line8()).isEqualTo(Money.of("84.00"));
        assertThat(form.line11()).isEqualTo(Money.of("84.00"));
        assertThat(form.line12()).isEqualTo(Money.of("168.00"));
        assertThat(form.line14()).isEqualTo(Money.of("84.00"));
        assertThat(form.line16()).containsExactly(Money.of("60.00"), Money.of("24.00"), Money.ZERO, Money.of("84.00"));
        assertThat(form.dueOn()).isEqualTo("2026-02-02");
        assertThat(form.open()).isEmpty();
        assertThat(form.reconciliation())
                .filteredOn(row -> row.line().equals("7"))
                .singleElement()
                .satisfies(row -> assertThat(row.difference()).isEqualTo(Money.ZERO));
    }

    @Test
    void aYearWhoseListOfStatesIsNotKnownLeavesLines11And12Open() {
        var form = Form940.of(
                year(2026),
                new Form940.Payments(Money.of("5000.00"), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO),
                Map.of("TX", Money.of("5000.00")),
                List.of(futa("2026-11-20", "30.00", "5000.00")),
                Money.ZERO);

        assertThat(form.line8()).isEqualTo(Money.of("30.00"));
        assertThat(form.line11()).isNull();
        assertThat(form.line12()).isNull();
        assertThat(form.open()).singleElement().asString().contains("credit reduction states of 2026");
        assertThat(form.dueOn()).isEqualTo("2027-02-01");
    }

    @Test
    void wagesWithoutOneStateAreOpenByName() {
        var form = Form940.of(
                year(2025),
                new Form940.Payments(Money.of("5000.00"), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO),
                Map.of("", Money.of("5000.00")),
                List.of(futa("2025-11-20", "30.00", "5000.00")),
                Money.ZERO);

        assertThat(form.line12()).isNull();
        assertThat(form.open()).singleElement().asString().contains("5000.00");
    }

    @Test
    void wagesThatTheRunsDidNotReckonLeaveTheFormOpen() {
        var form = Form940.of(
                year(2025),
                new Form940.Payments(Money.of("5000.00"), Money.ZERO, Money.ZERO, Money.ZERO, Money.ZERO),
                Map.of(),
                List.of(),
                Money.ZERO);

        assertThat(form.line11()).isNull();
        assertThat(form.open()).containsExactly("line 7: the runs calculated FUTA on 0.00, the form comes to 5000.00");
    }
}
