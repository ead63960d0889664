package org.openpractice.billing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class NpiTest {

    @Test
    void takesTheNumberOfTheStandardsExample() {
        assertThat(new Npi("1234567893").digits()).isEqualTo("1234567893");
    }

    @Test
    void refusesAWrongCheckDigitAndAWrongShape() {
        for (int digit = 0; digit < 10; digit++) {
            if (digit != 3) {
                var wrong = "123456789" + digit;
                assertThatThrownBy(() -> new Npi(wrong)).hasMessageContaining("check digit");
            }
        }
        for (var wrong : new String[] {"", "3234567893", "123456789", "12345678930", "123456789A"}) {
            assertThatThrownBy(() -> new Npi(wrong)).hasMessageContaining("ten digits");
        }
    }
}
