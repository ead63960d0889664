package org.openpractice.platform.us;

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
    @ValueSource(strings = {"", "123456789", "12345678933", "123456789A", "3234567893", "１234567893"})
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
        String right = npi(stem);
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

    /** The stem with its check digit, by the Luhn formula over all fourteen digits. */
    private static String npi(int stem) {
        String digits = "80840" + stem;
        int sum = 0;
        for (int i = 0; i < digits.length(); i++) {
            int digit = digits.charAt(digits.length() - 1 - i) - '0';
            int weighted = i % 2 == 0 ? digit * 2 : digit;
            sum += weighted / 10 + weighted % 10;
        }
        return stem + "" + (10 - sum % 10) % 10;
    }
}
