package org.openpractice.payroll.marketpay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.marketpay.CompensationCells.Cell;
import org.openpractice.payroll.marketpay.CompensationCells.Year;
import org.openpractice.payroll.payline.PayLine.Kind;

class CompensationCellsTest {

    private static List<Year> years(String cell, int people) {
        var years = new ArrayList<Year>();
        for (int i = 0; i < people; i++) {
            years.add(new Year(
                    cell, Money.of("100.00"), Money.ofCents(i), Money.of("7.65"), Money.of("3.00"), Money.ZERO));
        }
        return years;
    }

    @Test
    void averagesACellOfFive() {
        var cells = CompensationCells.of(years("Nurse", 5));
        assertThat(cells)
                .containsExactly(new Cell(
                        "Nurse",
                        5,
                        Money.of("100.00"),
                        Money.of("0.02"),
                        Money.of("7.65"),
                        Money.of("3.00"),
                        Money.ZERO,
                        Money.of("110.67")));
    }

    @Test
    void saysNothingOfACellOfFour() {
        assertThat(CompensationCells.of(years("Nurse", 4))).containsExactly(Cell.silent("Nurse"));
    }

    @Test
    void leavesOutASecondCellSoThatTheFirstCannotBeFoundBySubtraction() {
        var all = new ArrayList<>(years("A", 4));
        all.addAll(years("B", 6));
        all.addAll(years("C", 9));
        assertThat(CompensationCells.of(all)).extracting(Cell::people).containsExactly(null, null, 9);
        all.addAll(years("D", 1));
        assertThat(CompensationCells.of(all)).extracting(Cell::people).containsExactly(null, 6, 9, null);
    }

    @Test
    void putsEachLineOfAPaycheckWhereItBelongs() {
        assertThat(TotalCompensation.part(Kind.EARNING, "OVERTIME-PREMIUM")).isEqualTo(TotalCompensation.Part.SALARY);
        assertThat(TotalCompensation.part(Kind.EARNING, "PROVIDER-WRVU")).isEqualTo(TotalCompensation.Part.BONUS);
        assertThat(TotalCompensation.part(Kind.EMPLOYER_TAX, "US-FUTA"))
                .isEqualTo(TotalCompensation.Part.EMPLOYER_TAXES);
        assertThat(TotalCompensation.part(Kind.EMPLOYER_CONTRIBUTION, "401K-MATCH"))
                .isEqualTo(TotalCompensation.Part.RETIREMENT);
        assertThat(TotalCompensation.part(Kind.EMPLOYER_CONTRIBUTION, "HSA-EMPLOYER"))
                .isEqualTo(TotalCompensation.Part.BENEFITS);
        assertThatThrownBy(() -> TotalCompensation.part(Kind.TAX, "US-FIT"))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
