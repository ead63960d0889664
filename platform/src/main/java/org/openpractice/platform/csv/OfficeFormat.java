package org.openpractice.platform.csv;

import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** Files that offices send where a CSV file is needed, by their first bytes. */
enum OfficeFormat {
    /** ZIP, of which Excel's .xlsx is one. */
    WORKBOOK("504b0304", "an Excel workbook (.xlsx) or another ZIP file"),
    /** Compound File Binary Format. */
    OLD_WORKBOOK("d0cf11e0a1b11ae1", "an old Excel workbook (.xls)"),
    PDF("255044462d", "a PDF");

    private static final int LONGEST = 8;

    private final byte[] magic;
    private final String name;

    OfficeFormat(String magic, String name) {
        this.magic = HexFormat.of().parseHex(magic);
        this.name = name;
    }

    /** What a file is that is none of text; null when it begins as none of them. Closes the stream. */
    static @Nullable OfficeFormat of(InputStream content) throws IOException {
        try (content) {
            var head = content.readNBytes(LONGEST);
            return Arrays.stream(values())
                    .filter(format -> head.length >= format.magic.length
                            && Arrays.equals(format.magic, Arrays.copyOf(head, format.magic.length)))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** What is wrong and what to do. */
    String refusal() {
        return "the file is %s: expected a CSV file; in a spreadsheet, save the sheet as \"CSV UTF-8\"".formatted(name);
    }
}
