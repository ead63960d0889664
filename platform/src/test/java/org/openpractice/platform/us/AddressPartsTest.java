package org.openpractice.platform.us;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressPartsTest {

    @ParameterizedTest
    @ValueSource(strings = {"15213", "15213-2582", " 00501 "})
    void takesZipCodes(String text) {
        assertThat(new ZipCode(text).code()).isEqualTo(text.strip());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "1521", "152133", "15213-", "15213-25", "1521A"})
    void refusesOtherZipCodes(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new ZipCode(text)).withMessageContaining("15213-2582");
    }

    @Test
    void takesStatesByTheirCode() {
        assertThat(UsState.of(" pa ")).isEqualTo(UsState.PA);
        assertThat(UsState.values()).hasSize(56);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Pennsylvania", "XX", "P"})
    void refusesOtherStates(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> UsState.of(text)).withMessageContaining("USPS");
    }
}
