package org.openpractice.payroll.takeover;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.contracts.Money;
import org.openpractice.platform.problem.FieldError;

/** Which returns a former provider files, as a practice that changes in the middle of July can say it. */
class TakeOverStatementTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 13);

    private static TakeOverStatement.Quarter quarter(int number, @Nullable LocalDate filedOn, @Nullable Money line12) {
        return new TakeOverStatement.Quarter(
                number,
                filedOn,
                0,
                Money.ZERO,
                Money.ZERO,
                null,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                line12,
                Money.ZERO,
                line12,
                Money.ZERO,
                line12,
                line12,
                line12);
    }

    private static List<String> wrong(LocalDate through, TakeOverStatement.Quarter... quarters) {
        return new TakeOverStatement(2026, "Former Payroll Service", through, List.of(quarters), List.of())
                .contradictions(TODAY).stream().map(FieldError::field).toList();
    }

    /** In July the return of the second quarter is not filed yet, and the former provider is to file it. */
    @Test
    void aReturnOfAQuarterThatIsOverMayBeFiledLater() {
        var first = quarter(1, LocalDate.of(2026, 4, 28), Money.ZERO);
        assertThat(wrong(
                        LocalDate.of(2026, 7, 10),
                        first,
                        quarter(2, LocalDate.of(2026, 7, 31), null),
                        quarter(3, null, null)))
                .isEmpty();
        assertThat(wrong(LocalDate.of(2026, 6, 26), first, quarter(2, LocalDate.of(2026, 7, 31), null)))
                .isEmpty();
        assertThat(wrong(LocalDate.of(2026, 6, 26), first, quarter(2, null, null)))
                .as("the group files it itself")
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2026-06-30,quarters[0].filedOn",
        "2026-08-14,quarters[0].filedOn",
        "2026-07-12,quarters[0].line12",
        "2026-07-13,quarters[0].line12"
    })
    void butNeitherBeforeItsEndNorLongAfterItIsDueNorWithoutItsFigures(LocalDate filedOn, String field) {
        assertThat(wrong(LocalDate.of(2026, 6, 26), quarter(2, filedOn, null))).contains(field);
    }

    /** Runs here would pay in a quarter whose return somebody else files. */
    @Test
    void theReturnOfAQuarterThatLastsIsFiledHere() {
        assertThat(wrong(
                        LocalDate.of(2026, 7, 10),
                        quarter(2, LocalDate.of(2026, 7, 31), null),
                        quarter(3, LocalDate.of(2026, 10, 30), null)))
                .containsExactly("quarters[1].filedOn");
    }
}
