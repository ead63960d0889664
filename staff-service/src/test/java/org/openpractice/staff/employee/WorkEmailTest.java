package org.openpractice.staff.employee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkEmailTest {

    @Test
    void isTheSameInAnyCase() {
        assertThat(new WorkEmail("Ada.Example@Practice.Example"))
                .isEqualTo(new WorkEmail("ada.example@practice.example"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@practice.example",
                "ada@practice",
                "a b@practice.example",
                "ada@@practice.example",
                "ada..x@practice.example",
                "ada@-practice.example",
                "ada@practice.example\r\nBcc: x@y.example"
            })
    void refusesWhatIsNoAddress(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new WorkEmail(text))
                .withMessageContaining("e-mail address");
    }
}
