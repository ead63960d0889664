package org.openpractice.platform.text;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterchangeTextTest {

    @ParameterizedTest
    @CsvSource({
        "O\u2019Brien, O'Brien",
        "Smith\u2013Jones, Smith-Jones",
        "\u201cDoc\u201d  Gro\u00df, \"Doc\" Gross",
        "Ka\u02bbahumanu, Ka'ahumanu"
    })
    void writesTypographyPlainly(String text, String plain) {
        assertThat(InterchangeText.plain(text)).isEqualTo(plain);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u4e2d", "Clinic \u0416", "\ud83d\ude00", "\u0301"})
    void refusesWhatNoInterchangeCarries(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterchangeText.requireCarried("name", text))
                .withMessageStartingWith("name: holds");
    }

    @Test
    void leavesABlankTextToTheOneWhoAsksForAText() {
        assertThat(InterchangeText.requireCarried("name", "  ")).isEqualTo("  ");
    }

    @Property
    void whatItLetsThroughHoldsOnlyCharactersThatAreCarried(@ForAll @StringLength(max = 20) String text) {
        String carried;
        try {
            carried = InterchangeText.plain(InterchangeText.requireCarried("name", text));
        } catch (IllegalArgumentException e) {
            return;
        }
        assertThat(carried.chars().allMatch(c -> InterchangeText.isCarried((char) c)))
                .isTrue();
    }
}
