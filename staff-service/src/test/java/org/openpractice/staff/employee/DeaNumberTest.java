package org.openpractice.staff.employee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeaNumberTest {

    @Test
    void takesAnyCase() {
        assertThat(new DeaNumber(" ab1234563 ").text()).isEqualTo("AB1234563");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "AB123456", "AB12345633", "CB1234563", "A11234563", "1B1234563", "AB12345A3"})
    void refusesOtherShapes(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeaNumber(text))
                .withMessageContaining("A B F G M P R");
    }

    @Test
    void refusesAWrongCheckDigit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeaNumber("AB1234564"))
                .withMessageContaining("check digit");
    }

    @Test
    void refusesTheRetiredWaiverNumbers() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new DeaNumber("XB1234563"))
                .withMessageContaining("retired");
    }

    @Test
    void fitsTheLastNameByItsSecondLetter() {
        assertThat(new DeaNumber("AB1234563").fits("Bexample")).isTrue();
        assertThat(new DeaNumber("AB1234563").fits("bexample")).isTrue();
        assertThat(new DeaNumber("AB1234563").fits("Example")).isFalse();
    }

    @Test
    void fitsAnyNameWhenIssuedToABusiness() {
        assertThat(new DeaNumber("F91234563").fits("Example")).isTrue();
    }

    @Property
    void exactlyOneCheckDigitFits(@ForAll @IntRange(max = 999_999) int six) {
        String right = Numbers.dea("MB", six);
        assertThat(new DeaNumber(right).text()).isEqualTo(right);
        for (int change = 1; change <= 9; change++) {
            int check = (right.charAt(8) - '0' + change) % 10;
            assertThatIllegalArgumentException().isThrownBy(() -> new DeaNumber(right.substring(0, 8) + check));
        }
    }
}
