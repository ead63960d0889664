package org.openpractice.compliance.exclusion;

/**
 * American Soundex (the rules of the National Archives): the first letter and three digits for the consonants after it.
 * A letter outside A to Z stands for itself, so that a name in another script has a key too.
 */
final class Soundex {

    private static final String CODES = "01230120022455012623010202";
    private static final int LENGTH = 4;

    private Soundex() {}

    /** The key of a name in normal form; empty for an empty name. */
    static String of(String name) {
        var key = new StringBuilder(LENGTH);
        char last = 0;
        for (int i = 0; i < name.length() && key.length() < LENGTH; i++) {
            char letter = name.charAt(i);
            char code = code(letter);
            if (key.isEmpty()) {
                key.append(letter);
                last = code;
            } else if (letter != 'H' && letter != 'W') {
                if (code != '0' && code != last) {
                    key.append(code);
                }
                last = code;
            }
        }
        while (!key.isEmpty() && key.length() < LENGTH) {
            key.append('0');
        }
        return key.toString();
    }

    private static char code(char letter) {
        return letter >= 'A' && letter <= 'Z' ? CODES.charAt(letter - 'A') : letter;
    }
}
