package org.openpractice.compliance.exclusion;

import java.util.List;
import org.openpractice.platform.digest.Sha256;

/** SHA-256 over fields, in hexadecimal; the separator cannot stand in a field, so two lists never run together. */
final class Digest {

    private static final String SEPARATOR = "\u001f";

    private Digest() {}

    static String of(List<String> fields) {
        return Sha256.hex(String.join(SEPARATOR, fields));
    }
}
