package org.openpractice.staff.employee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NpiTest {

    @Test
    void takesTheExampleOfTheStandard() {
        assertThat(new Npi(" 1234567893 ").digits()).isEqualTo("1234567893");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123456789", "12345678933", "123456789A", "１234567893"})
    void refusesWhatIsNotTenDigits(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Npi(text)).withMessageContaining("ten digits");
    }

    @Test
    void refusesAWrongCheckDigit() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Npi("1234567890"))
                .withMessageContaining("80840");
    }

    @Property
    void findsEverySingleWrongDigit(
            @ForAll @IntRange(min = 100_000_000, max = 299_999_999) int stem,
            @ForAll @IntRange(max = 9) int place,
            @ForAll @IntRange(min = 1, max = 9) int change) {
        String right = Numbers.npi(stem);
        var wrong = new StringBuilder(right);
        wrong.setCharAt(place, (char) ('0' + (right.charAt(place) - '0' + change) % 10));
        assertThat(new Npi(right).digits()).isEqualTo(right);
        assertThatIllegalArgumentException().isThrownBy(() -> new Npi(wrong.toString()));
    }

    @Property
    void exactlyOneCheckDigitFits(@ForAll @IntRange(min = 100_000_000, max = 299_999_999) int stem) {
        int fitting = 0;
        for (int check = 0; check <= 9; check++) {
            try {
                assertThat(new Npi(stem + "" + check)).isNotNull();
                fitting++;
            } catch (IllegalArgumentException wrong) {
                assertThat(wrong).hasMessageContaining("check digit");
            }
        }
        assertThat(fitting).isOne();
    }
}
