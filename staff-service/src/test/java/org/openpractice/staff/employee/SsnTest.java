package org.openpractice.staff.employee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SsnTest {

    @Test
    void isTheSameWithAndWithoutHyphens() {
        assertThat(new Ssn("123-45-6789")).isEqualTo(new Ssn(" 123456789 "));
    }

    @ParameterizedTest
    @CsvSource({
        "000-12-3456, first three digits",
        "666-12-3456, first three digits",
        "900-12-3456, first three digits",
        "999-88-7777, first three digits",
        "123-00-4567, middle two digits",
        "123-45-0000, last four digits"
    })
    void refusesNumbersThatAreNeverAssigned(String text, String reason) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ssn(text)).withMessageContaining(reason);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "123-45-678", "123-45-67890", "12-345-6789", "123 45 6789", "abc-de-fghi", "１２３456789"})
    void refusesWhatIsNoNumber(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Ssn(text)).withMessageContaining("AAA-GG-SSSS");
    }

    @Property
    void takesEveryNumberThatCanBeAssignedAndNoOther(
            @ForAll @IntRange(max = 999) int area,
            @ForAll @IntRange(max = 99) int group,
            @ForAll @IntRange(max = 9999) int serial) {
        String text = "%03d-%02d-%04d".formatted(area, group, serial);
        boolean assignable = area != 0 && area != 666 && area < 900 && group != 0 && serial != 0;
        if (assignable) {
            assertThat(new Ssn(text).digits()).isEqualTo(text.replace("-", ""));
        } else {
            assertThatIllegalArgumentException().isThrownBy(() -> new Ssn(text));
        }
    }

    @Test
    void showsTheLastFourDigitsAlone() {
        assertThat(new Ssn("123-45-6789").masked()).isEqualTo("***-**-6789");
    }

    @Test
    void isHiddenInTextAndInRefusals() {
        assertThat(new Ssn("123-45-6789").toString()).doesNotContain("6789");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new Ssn("666-45-6789"))
                .withMessageNotContaining("6789");
    }
}
