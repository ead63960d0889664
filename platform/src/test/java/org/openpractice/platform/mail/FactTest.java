package org.openpractice.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    0             | 0
                    1             | 1
                    12345         | 12,345
                    99999         | 99,999
                    100000        | more than 99,999
                    123456789     | more than 99,999
                    2147483647    | more than 99,999
                    """)
    void printsNoCountWithAsManyDigitsAsAnSsn(int things, String printed) {
        assertThat(new Fact.Count(things).printed("https://practice.example")).isEqualTo(printed);
        assertThat(new Fact.People(things).printed("https://practice.example"))
                .isEqualTo(printed + (things == 1 ? " person" : " people"));
    }

    @Test
    void countsNothingBelowZero() {
        assertThatThrownBy(() -> new Fact.Count(-1)).hasMessage("expected a count, got -1");
    }

    @Test
    void saysADayInWords() {
        assertThat(new Fact.Day(LocalDate.of(2026, 12, 1)).printed("https://practice.example"))
                .isEqualTo("Tuesday, December 1, 2026");
    }
}
