package org.openpractice.platform.us;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EinTest {

    @Test
    void isTheSameWithAndWithoutHyphen() {
        assertThat(new Ein("25-1234567")).isEqualTo(new Ein(" 251234567 "));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "25-123456", "25-12345678", "2-51234567", "AB-1234567", "00-1234567", "25 1234567"})
    void refusesWhatIsNoEmployerNumber(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ein(text)).withMessageContaining("NN-NNNNNNN");
    }

    @Test
    void showsTheLastFourDigitsAlone() {
        assertThat(new Ein("25-1234567").masked()).isEqualTo("**-***4567");
    }

    @Test
    void isHiddenInText() {
        assertThat(new Ein("25-1234567").toString()).doesNotContain("1234567").doesNotContain("4567");
    }
}
