package org.openpractice.compliance.exclusion;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/** SHA-256 over fields, in hexadecimal; the separator cannot stand in a field, so two lists never run together. */
final class Digest {

    private static final String SEPARATOR = "\u001f";

    private Digest() {}

    static String of(List<String> fields) {
        try {
            var bytes = String.join(SEPARATOR, fields).getBytes(StandardCharsets.UTF_8);
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }
}
