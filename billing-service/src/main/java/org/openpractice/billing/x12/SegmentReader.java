package org.openpractice.billing.x12;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.x12.X12Refusal.Level;

/**
 * Pulls one segment after another out of a stream of bytes; holds one buffer and one segment, whatever the file's size.
 *
 * <p>Each ISA sets the delimiters that hold up to its IEA. A UTF-8 byte order mark before the first ISA and line ends,
 * blanks or tabs between segments are tolerated, and what systems put behind a file. Checks the form of the ISA and of segment identifiers; the order of
 * envelopes is {@link InterchangeReader}'s matter.
 */
final class SegmentReader {

    /** An ISA is fixed in length: 105 characters and the terminator. */
    static final int ISA_LENGTH = 106;

    /** No segment of the sets in use comes near it; a longer one means that a terminator is lost or wrong. */
    static final int LONGEST_SEGMENT = 16 * 1024;

    private static final int BUFFER = 64 * 1024;

    /** Where the element separators of an ISA stand, from 0. */
    private static final int[] ISA_SEPARATORS = {3, 6, 17, 20, 31, 34, 50, 53, 69, 76, 81, 83, 89, 99, 101, 103};

    private final InputStream in;
    private final byte[] buffer = new byte[BUFFER];
    private int next;
    private int filled;
    private long offset;
    private long segments;
    private byte[] segment = new byte[512];
    private @Nullable Delimiters delimiters;

    public SegmentReader(InputStream in) {
        this.in = in;
    }

    /**
     * The next segment, or null at the end of the file.
     *
     * @throws X12Refusal when the bytes are not a segment, or the file ends within one
     * @throws IOException when the stream cannot be read
     */
    public @Nullable Segment next() throws IOException {
        if (segments == 0 && offset == 0) {
            skipByteOrderMark();
        }
        skipBlanks();
        if (peek() < 0) {
            return null;
        }
        segments++;
        return delimiters == null ? interchangeHeader() : segment(delimiters);
    }

    private Segment interchangeHeader() throws IOException {
        long start = offset;
        var position = new Position(segments, start, "", 0, 0);
        var header = new char[ISA_LENGTH];
        for (int i = 0; i < ISA_LENGTH; i++) {
            int value = read();
            if (i < 3 && value != "ISA".charAt(i)) {
                throw new X12Refusal(
                        Level.INTERCHANGE, position, "expected an interchange header, which begins with ISA");
            }
            if (value < 0) {
                throw new X12Refusal(
                        Level.INTERCHANGE,
                        new Position(segments, start, "ISA", 0, 0),
                        "the file ends within the interchange header, which has " + ISA_LENGTH + " characters",
                        (long) i - ISA_LENGTH);
            }
            if (value >= 0x80 || value == 0) {
                throw new X12Refusal(
                        Level.INTERCHANGE,
                        new Position(segments, start, "ISA", 0, 0),
                        "expected ASCII characters in the interchange header");
            }
            header[i] = (char) value;
        }
        char separator = header[3];
        for (int number = 0; number < ISA_SEPARATORS.length; number++) {
            if (header[ISA_SEPARATORS[number]] != separator) {
                throw new X12Refusal(
                        Level.INTERCHANGE,
                        new Position(segments, start, "ISA", number, 0),
                        "the interchange header is of fixed length: expected the element separator after character "
                                + ISA_SEPARATORS[number]);
            }
        }
        char repetition = header[82];
        Delimiters declared;
        try {
            declared = new Delimiters(
                    separator,
                    header[104],
                    Delimiters.isAlphanumeric(repetition) || repetition == ' ' ? Delimiters.NONE : repetition,
                    header[105]);
        } catch (IllegalArgumentException e) {
            throw new X12Refusal(
                    Level.INTERCHANGE, new Position(segments, start, "ISA", 16, 0), String.valueOf(e.getMessage()));
        }
        var elements = new ArrayList<String>(17);
        int from = 0;
        for (int at : ISA_SEPARATORS) {
            elements.add(new String(header, from, at - from));
            from = at + 1;
        }
        elements.add(String.valueOf(header[104]));
        delimiters = declared;
        return new Segment(elements, declared, segments, start);
    }

    private Segment segment(Delimiters by) throws IOException {
        long start = offset;
        int length = 0;
        while (true) {
            int value = read();
            if (value < 0) {
                throw new X12Refusal(
                        Level.SEGMENT,
                        new Position(segments, start, identifier(length, by), 0, 0),
                        "the file ends within a segment: its terminator is missing");
            }
            if (value == by.terminator()) {
                break;
            }
            if (value == 0) {
                throw new X12Refusal(
                        Level.SEGMENT,
                        new Position(segments, start, identifier(length, by), 0, 0),
                        "has a null character, which no text has");
            }
            if (length == segment.length) {
                if (length >= LONGEST_SEGMENT) {
                    throw new X12Refusal(
                            Level.SEGMENT,
                            new Position(segments, start, identifier(length, by), 0, 0),
                            "is longer than " + LONGEST_SEGMENT + " bytes; its terminator is missing");
                }
                segment = Arrays.copyOf(segment, Math.min(LONGEST_SEGMENT, length * 2));
            }
            segment[length++] = (byte) value;
        }
        var read = new Segment(elements(length, by.element()), by, segments, start);
        var id = read.id();
        if (!isIdentifier(id)) {
            throw new X12Refusal(
                    Level.SEGMENT,
                    new Position(segments, start, identifier(length, by), 0, 0),
                    "expected a segment identifier of two or three capital letters and digits");
        }
        if (read.is("IEA")) {
            delimiters = null;
        }
        return read;
    }

    private ArrayList<String> elements(int length, char separator) {
        // Delimiters are ASCII, so cutting bytes is safe in UTF-8 and in any single-byte code.
        var charset = isUtf8(length) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        var elements = new ArrayList<String>(12);
        int from = 0;
        for (int at = 0; at < length; at++) {
            if (segment[at] == separator) {
                elements.add(new String(segment, from, at - from, charset));
                from = at + 1;
            }
        }
        elements.add(new String(segment, from, length - from, charset));
        return elements;
    }

    private boolean isUtf8(int length) {
        boolean ascii = true;
        for (int at = 0; at < length && ascii; at++) {
            ascii = segment[at] >= 0;
        }
        if (ascii) {
            return true;
        }
        try {
            var decoded = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(segment, 0, length));
            return decoded.hasRemaining();
        } catch (CharacterCodingException e) {
            return false;
        }
    }

    /** The first characters of a broken segment, so far as they can be shown. */
    private String identifier(int length, Delimiters by) {
        var shown = new StringBuilder();
        for (int at = 0; at < Math.min(length, 4) && segment[at] != by.element(); at++) {
            shown.append(segment[at] > ' ' && segment[at] < 0x7F ? (char) segment[at] : '?');
        }
        return shown.toString();
    }

    private static boolean isIdentifier(String id) {
        if (id.length() < 2 || id.length() > 3 || id.charAt(0) < 'A' || id.charAt(0) > 'Z') {
            return false;
        }
        return id.chars().allMatch(c -> c >= 'A' && c <= 'Z' || c >= '0' && c <= '9');
    }

    private void skipByteOrderMark() throws IOException {
        int first = peek();
        if (first == 0xFE || first == 0xFF) {
            throw new X12Refusal(
                    Level.INTERCHANGE,
                    new Position(1, 0, "", 0, 0),
                    "the file is in UTF-16; expected ASCII, UTF-8 or a single-byte code");
        }
        if (first == 0xEF) {
            read();
            if (read() != 0xBB || read() != 0xBF) {
                throw new X12Refusal(
                        Level.INTERCHANGE,
                        new Position(1, 0, "", 0, 0),
                        "expected an interchange header, which begins with ISA");
            }
        }
    }

    /**
     * Between segments line ends, blanks and tabs; after an interchange also what systems put behind a file: the end-of-file mark
     * of CP/M and DOS (0x1A), null characters and form feeds.
     */
    private void skipBlanks() throws IOException {
        for (int value = peek();
                isBlank(value) || delimiters == null && segments > 0 && isFiller(value);
                value = peek()) {
            read();
        }
    }

    private static boolean isBlank(int value) {
        return value == '\r' || value == '\n' || value == ' ' || value == '\t';
    }

    private static boolean isFiller(int value) {
        return value == 0x1A || value == 0x00 || value == '\f';
    }

    private int peek() throws IOException {
        return next < filled || fill() ? buffer[next] & 0xFF : -1;
    }

    private int read() throws IOException {
        if (next == filled && !fill()) {
            return -1;
        }
        offset++;
        return buffer[next++] & 0xFF;
    }

    private boolean fill() throws IOException {
        int read;
        do {
            read = in.read(buffer, 0, BUFFER);
        } while (read == 0);
        next = 0;
        filled = Math.max(read, 0);
        return read > 0;
    }
}
