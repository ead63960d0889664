package org.openpractice.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What chance writes is left out, and what somebody told stays. */
class ToldTest {

    @Test
    void idsTimesAndMarksOfMailsAreLeftOut() {
        var text = Told.in("""
                Message-ID: <6272.6272@practice.example>
                Content-Type: multipart/alternative; boundary="--6272"
                --6272-6272--
                01a23141-6272-77b4-87f9-cdcac1866272 2026-11-16 10:00:30.962725-05 2026-11-16T10:06:27.20Z 20261116T162720Z
                """);
        assertThat(text).doesNotContain("6272", "62725", "1627").contains("2026-11-16", "20261116");
    }

    @Test
    void whatIsToldStays() {
        assertThat(Told.in("born 1988-04-04, account ending in 6272, SSN 234-56-7891, 1988-04-04T00:00:00Z"))
                .contains("1988-04-04,", "6272,", "234-56-7891", "1988-04-04T");
    }
}
