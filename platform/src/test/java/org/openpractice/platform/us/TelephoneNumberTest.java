package org.openpractice.platform.us;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TelephoneNumberTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "4125550100",
                "412-555-0100",
                "412.555.0100",
                "412 555 0100",
                "(412) 555-0100",
                "(412)555-0100",
                "1-412-555-0100",
                "+1 412 555 0100",
                " 14125550100 "
            })
    void isShownTheSameHoweverItIsPunctuated(String entered) {
        assertThat(new TelephoneNumber(entered).shown()).isEqualTo("(412) 555-0100");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "5550100",
                "012-555-0100",
                "112-555-0100",
                "412-055-0100",
                "412-155-0100",
                "412-555-010",
                "412-555-01000",
                "+44 20 7946 0000",
                "412-555-0100 ext. 3",
                "412-CALL-NOW"
            })
    void refusesWhatIsNoNumberOfTheNumberingPlanAndSaysWhatWasExpected(String entered) {
        assertThatThrownBy(() -> new TelephoneNumber(entered))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("ten digits")
                .hasMessageContaining("(412) 555-0100");
    }
}
