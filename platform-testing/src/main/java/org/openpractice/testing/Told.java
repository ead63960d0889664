package org.openpractice.testing;

import java.util.regex.Pattern;

/**
 * What a text tells its reader, for tests that look for a planted secret: ids, times of day and the marks between the parts
 * of a mail hold every few digits by chance, so that a secret of four digits is found there once in a hundred runs.
 */
public final class Told {

    private static final Pattern BY_CHANCE = Pattern.compile(String.join(
            "|",
            "[0-9a-fA-F]{8}(?:-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}",
            "(?<=[0-9]{4}-[0-9]{2}-[0-9]{2}[T ])[0-9]{2}:[0-9]{2}(?::[0-9]{2}(?:\\.[0-9]+)?)?",
            "(?<=[0-9]{8}T)[0-9]{6}",
            "(?m:^(?:--|Message-ID: |Content-Type: multipart/|\\s+boundary=).*$)"));

    private Told() {}

    /** The text with each of them left out; days stay. */
    public static String in(String text) {
        return BY_CHANCE.matcher(text).replaceAll("\u2026");
    }
}
