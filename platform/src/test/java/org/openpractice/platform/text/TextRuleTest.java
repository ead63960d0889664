package org.openpractice.platform.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextRuleTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Ann",
                "O'Brien-Smith, Jr.",
                "S\u00F8rensen",
                "\u0141ukasz",
                "Gro\u00DF",
                "\u0110\u1EB7ng",
                // The same name as some keyboards of Vietnam write it, and wholly taken apart.
                "\u0110\u0103\u0323ng",
                "\u0110a\u0323\u0306ng",
                "\u674E\u5C0F\u9F8D",
                "\u845B\uDB40\uDD00\u57CE",
                "\uD842\uDFB7\u7530",
                "\u0627\u0644\u062D\u0633\u0646",
                "\u05DB\u05D4\u05DF",
                "\u0639\u0644\u06CC\u200C\u0631\u0636\u0627",
                "\u0915\u094D\u200D\u0937",
                "Anne\u00A0Marie",
                "\u5C71\u7530\u3000\u592A\u90CE",
                "1\uFE0F\u20E3",
                "\u2764\uFE0F\u200D\uD83D\uDD25",
                "\uD83D\uDC69\uD83C\uDFFD\u200D\u2695\uFE0F",
                "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F"
            })
    void takesWhatPeopleWrite(String text) {
        assertThat(TextRule.LINE.flawOfKept(text)).isNull();
        assertThat(TextRule.LINES.flawOfKept(text)).isNull();
    }

    @ParameterizedTest
    @CsvSource({
        "0000,has a null character",
        "0007,has a control character (U+0007)",
        "001B,has a control character (U+001B)",
        "007F,has a control character (U+007F)",
        "0085,has a control character (U+0085)",
        "D800,has half a surrogate pair",
        "DFFF,has half a surrogate pair",
        "2028,has a line separator (U+2028)",
        "FFFD,has a sign that a letter was lost on the way (U+FFFD)",
        "FFFE,has what Unicode keeps free of characters (U+FFFE)",
        "1FFFF,has what Unicode keeps free of characters (U+1FFFF)",
        "FDD0,has what Unicode keeps free of characters (U+FDD0)",
        "061C,has a mark that turns the direction of the text (U+061C)",
        "200E,has a mark that turns the direction of the text (U+200E)",
        "202E,has a mark that turns the direction of the text (U+202E)",
        "2069,has a mark that turns the direction of the text (U+2069)",
        "00AD,has an invisible character (U+00AD)",
        "034F,has an invisible character (U+034F)",
        "115F,has an invisible character (U+115F)",
        "200B,has an invisible character (U+200B)",
        "200C,has an invisible character (U+200C)",
        "200D,has an invisible character (U+200D)",
        "2060,has an invisible character (U+2060)",
        "3164,has an invisible character (U+3164)",
        "FE0F,has an invisible character (U+FE0F)",
        "FEFF,has an invisible character (U+FEFF)",
        "E0041,has an invisible character (U+E0041)",
        "E0100,has an invisible character (U+E0100)"
    })
    void refusesWhatNobodySeesAndSaysWhere(String code, String flaw) {
        var character = Character.toString(Integer.parseInt(code, 16));
        for (var rule : TextRule.values()) {
            assertThat(rule.flawOf(character)).isEqualTo(flaw + " at position 1");
            assertThat(rule.flawOf("\uD83D\uDE00 An" + character + "n")).isEqualTo(flaw + " at position 5");
            assertThat(rule.flawOf("Ann " + character)).isEqualTo(flaw + " at position 5");
        }
    }

    @Test
    void takesLineBreaksAndTabsWhereATextHasLines() {
        assertThat(TextRule.LINES.flawOfKept(" one\n\ttwo\r\n")).isNull();
        assertThat(TextRule.LINE.flawOf("one\ntwo")).isEqualTo("has a line break at position 4");
        assertThat(TextRule.LINE.flawOf("one\rtwo")).isEqualTo("has a line break at position 4");
        assertThat(TextRule.LINE.flawOf("one\ttwo")).isEqualTo("has a tab at position 4");
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", "\u00A0", "\u3000\u2003", "\u2800", "\u202F "})
    void wantsSomethingToBeSeen(String blank) {
        assertThat(TextRule.LINE.flawOfKept(blank)).isEqualTo("has nothing but blanks");
        assertThat(TextRule.LINES.flawOfKept(blank)).isEqualTo("has nothing but blanks");
        assertThat(TextRule.LINE.flawOfKept(blank + "a")).isEqualTo("begins with a blank");
        assertThat(TextRule.LINE.flawOfKept("a" + blank)).isEqualTo("ends with a blank");
        assertThat(TextRule.LINES.flawOfKept(blank + "a" + blank)).isNull();
    }

    /** Whatever the character, the rule answers and no text of it passes that a database would not give back. */
    @Test
    void answersForEveryCodeThereIs() {
        IntStream.rangeClosed(0, Character.MAX_CODE_POINT).forEach(code -> {
            var text = "a" + Character.toString(code);
            if (TextRule.LINE.flawOf(text) == null) {
                assertThat(TextRule.isStorable(text)).isTrue();
                assertThat(Character.getType(code)).isNotIn((int) Character.CONTROL, (int) Character.SURROGATE);
            }
            assertThat(TextRule.isStorable(TextRule.storable(text))).isTrue();
        });
    }
}
