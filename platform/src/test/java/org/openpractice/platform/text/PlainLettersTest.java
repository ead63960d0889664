package org.openpractice.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainLettersTest {

    @ParameterizedTest
    @CsvSource({
        "\u0110\u1eb7ng, Dang",
        "\u0141ukasz, Lukasz",
        "Gro\u00df, Gross",
        "S\u00f8rensen, Sorensen",
        "Mu\u00f1oz, Munoz",
        "\u00c6r\u00f8, AEro",
        "\u0152uvrard, OEuvrard",
        "\u00de\u00f3r\u00f0ur, THordur",
        "Y\u0131ld\u0131r\u0131m, Yildirim",
        "\u0130zmir, Izmir",
        "\u010ca\u0111avi\u0107, Cadavic",
        "Ng\u00f4 Th\u1ecb B\u00edch, Ngo Thi Bich",
        "O'Brien-Smith Jr., O'Brien-Smith Jr."
    })
    void writesLatinLettersAsAToZ(String name, String plain) {
        assertThat(PlainLetters.of(name)).isEqualTo(plain);
    }

    @Test
    void leavesNoLetterOfTheLatinBlocksButThoseThatNobodyIsNamedWith() {
        var left = IntStream.concat(IntStream.rangeClosed(0xC0, 0x17F), IntStream.rangeClosed(0x1E00, 0x1EFF))
                .filter(Character::isLetter)
                .mapToObj(Character::toString)
                .filter(letter -> !PlainLetters.of(letter).matches("[A-Za-z]+"))
                .toList();

        // n with an apostrophe before it, long s and its marks, ligatures: their plain form is a matter of the Unicode
        // of print.
        assertThat(left)
                .isSubsetOf(List.of(
                        "\u0132", "\u0133", "\u013f", "\u0140", "\u0149", "\u017f", "\u1e9a", "\u1e9b", "\u1e9c",
                        "\u1e9d", "\u1e9f", "\u1efa", "\u1efb", "\u1efc", "\u1efd", "\u1efe", "\u1eff"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u4e2d", "\u0416", "\u05d0"})
    void lettersOfOtherScriptsStay(String letter) {
        assertThat(PlainLetters.of(letter)).isEqualTo(letter);
    }
}
