package org.openpractice.platform.csv;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How a text file is encoded: what its byte order mark says, or what its bytes prove.
 *
 * <p>Without a mark the first two characters tell UTF-16, for a table begins with the plain letters of its header. Else the
 * whole file is looked at: it is UTF-8 when all of it is, and Windows-1252 (what Excel saves as "CSV" in the United States)
 * only when no letter in it is one in UTF-8 and no byte is one that Windows-1252 leaves undefined. A mixture is read as
 * UTF-8, and the cells that are not so are named rather than guessed.
 *
 * @param markBytes length of the byte order mark
 */
record TextEncoding(Charset charset, int markBytes) {

    private static final Charset WINDOWS_1252 = Charset.forName("windows-1252");
    private static final int BUFFER_BYTES = 64 * 1024;

    /** Reads the stream to its end, unless its beginning tells. */
    static TextEncoding of(InputStream content) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        int length = content.readNBytes(buffer, 0, BUFFER_BYTES);
        if (begins(buffer, length, 0xEF, 0xBB, 0xBF)) {
            return new TextEncoding(StandardCharsets.UTF_8, 3);
        }
        if (begins(buffer, length, 0xFF, 0xFE)) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 2);
        }
        if (begins(buffer, length, 0xFE, 0xFF)) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 2);
        }
        if (length >= 4 && buffer[0] != 0 && buffer[1] == 0 && buffer[2] != 0 && buffer[3] == 0) {
            return new TextEncoding(StandardCharsets.UTF_16LE, 0);
        }
        if (length >= 4 && buffer[0] == 0 && buffer[1] != 0 && buffer[2] == 0 && buffer[3] != 0) {
            return new TextEncoding(StandardCharsets.UTF_16BE, 0);
        }
        var bytes = new Bytes();
        for (; length > 0; length = content.readNBytes(buffer, 0, BUFFER_BYTES)) {
            for (int i = 0; i < length; i++) {
                bytes.take(buffer[i] & 0xFF);
            }
        }
        return new TextEncoding(bytes.isWindows1252() ? WINDOWS_1252 : StandardCharsets.UTF_8, 0);
    }

    private static boolean begins(byte[] buffer, int length, int... mark) {
        return length >= mark.length
                && Arrays.equals(
                        Arrays.stream(mark).toArray(),
                        java.util.stream.IntStream.range(0, mark.length)
                                .map(i -> buffer[i] & 0xFF)
                                .toArray());
    }

    /** What the bytes of a file prove; the well-formed sequences are those of table 3-7 of the Unicode Standard. */
    private static final class Bytes {
        private boolean hasSequence;
        private boolean hasMalformed;
        private boolean hasUndefined;
        private int missing;
        private int lowest;
        private int highest;

        void take(int next) {
            hasUndefined |= next == 0x81 || next == 0x8D || next == 0x8F || next == 0x90 || next == 0x9D;
            if (missing > 0) {
                if (next >= lowest && next <= highest) {
                    lowest = 0x80;
                    highest = 0xBF;
                    hasSequence |= --missing == 0;
                    return;
                }
                hasMalformed = true;
                // Half a pair of surrogates, encoded as if it were a letter: somebody's broken UTF-8, not Windows-1252.
                hasSequence |= highest == 0x9F && next >= 0xA0 && next <= 0xBF;
                missing = 0;
            }
            if (next >= 0x80) {
                begin(next);
            }
        }

        private void begin(int next) {
            lowest = next == 0xE0 ? 0xA0 : next == 0xF0 ? 0x90 : 0x80;
            highest = next == 0xED ? 0x9F : next == 0xF4 ? 0x8F : 0xBF;
            if (next >= 0xC2 && next <= 0xDF) {
                missing = 1;
            } else if (next >= 0xE0 && next <= 0xEF) {
                missing = 2;
            } else if (next >= 0xF0 && next <= 0xF4) {
                missing = 3;
            } else {
                hasMalformed = true;
            }
        }

        boolean isWindows1252() {
            return (hasMalformed || missing > 0) && !hasSequence && !hasUndefined;
        }
    }
}
