package org.openpractice.platform.csv;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UsDatesTest {

    private static final UsDates BORN = new UsDates(LocalDate.of(2026, 11, 30));
    private static final UsDates STARTS = new UsDates(LocalDate.of(2036, 11, 30));

    @ParameterizedTest
    @ValueSource(strings = {"1/5/2026", "01/05/2026", "1/5/26", "01/05/26", "2026-01-05"})
    void readsADateInEveryFormOfAnOffice(String text) {
        assertThat(BORN.read(text)).isEqualTo("2026-01-05");
        assertThat(STARTS.read(text)).isEqualTo("2026-01-05");
    }

    @Test
    void takesAYearOfTwoDigitsForTheOneOfTheHundredYearsBefore() {
        assertThat(BORN.read("11/30/26")).isEqualTo("2026-11-30");
        assertThat(BORN.read("12/1/26")).isEqualTo("1926-12-01");
        assertThat(BORN.read("5/1/46")).isEqualTo("1946-05-01");
        assertThat(BORN.read("5/1/00")).isEqualTo("2000-05-01");
        assertThat(STARTS.read("1/5/27")).isEqualTo("2027-01-05");
        assertThat(STARTS.read("1/5/98")).isEqualTo("1998-01-05");
        assertThat(BORN.read("2/29/00")).isEqualTo("2000-02-29");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "13/5/2026",
                "31/1/2026",
                "2/30/2026",
                "2/29/26",
                "03.04.1988",
                "2026-1-5",
                "1/5/126",
                "45000",
                "1-5-2026",
                ""
            })
    void refusesWhatIsNoDateOrHasTheDayFirst(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BORN.read(text))
                .withMessage("expected a date such as 2026-01-31 or 1/31/2026, the month first");
    }
}
