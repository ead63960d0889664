package org.openpractice.platform.csv;

import java.io.BufferedReader;
import java.io.FilterReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.text.TextRule;

/**
 * A CSV file (RFC 4180) read line by line; never more than one row is in memory. What is not text in the file's encoding is
 * read as U+FFFD, see {@link CellText}, so that one wrong byte costs a cell and not the file.
 */
public final class CsvFile implements AutoCloseable {

    /** A row beyond this is a quotation mark that was never closed. */
    private static final int LONGEST_ROW = 32 * 1024;

    private static final int HEAD_CHARACTERS = 8 * 1024;
    /** Ctrl-Z, with which DOS ended a text. */
    private static final String END_OF_FILE = "\u001A";

    private static final char BYTE_ORDER_MARK = '\uFEFF';
    private static final String SEPARATORS = ",;\t";

    private final Charset charset;
    private final char separator;
    private final int linesBefore;
    private final RowLimit reader;
    private final CSVParser parser;
    private final Iterator<CSVRecord> records;

    /**
     * A line of the file; more than one in the file when a cell holds line breaks.
     *
     * @param number where it begins, as an editor counts: the first is 1
     */
    public record Line(long number, List<String> cells) {

        /** Whether nothing stands in it: a spreadsheet leaves rows of separators, an old editor its mark of the end. */
        private boolean isBlank() {
            return cells.stream().allMatch(TextRule::showsNothing)
                    || (cells.size() == 1 && cells.getFirst().equals(END_OF_FILE));
        }
    }

    /**
     * Opens a file as an office saved it: UTF-8, UTF-16 or Windows-1252, with or without byte order mark, separated by
     * commas, semicolons or tabs, with or without Excel's line {@code sep=;}.
     *
     * @param content opens the bytes; asked twice, for the encoding may show only at the end of the file
     */
    public static CsvFile ofOffice(Supplier<InputStream> content) {
        try {
            TextEncoding encoding;
            try (var bytes = content.get()) {
                encoding = TextEncoding.of(bytes);
            }
            var bytes = content.get();
            bytes.skipNBytes(encoding.markBytes());
            return new CsvFile(bytes, encoding.charset(), null);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Opens a file of an agreed format: that encoding, a byte order mark or none, separated by commas. */
    public static CsvFile of(InputStream content, Charset charset) throws IOException {
        return new CsvFile(content, charset, ',');
    }

    private CsvFile(InputStream content, Charset charset, @Nullable Character agreed) throws IOException {
        this.charset = charset;
        var text = new BufferedReader(new InputStreamReader(content, charset));
        skipMark(text);
        if (agreed != null) {
            this.separator = agreed;
            this.linesBefore = 0;
        } else {
            var head = head(text);
            var hint = head.lines().findFirst().orElse("").strip().toLowerCase(Locale.ROOT);
            boolean hasHint = hint.length() <= 5 && hint.startsWith("sep=");
            if (hasHint) {
                text.readLine();
            }
            this.separator = hasHint ? (hint.length() == 5 ? hint.charAt(4) : '\t') : separatorOf(head);
            this.linesBefore = hasHint ? 1 : 0;
        }
        this.reader = new RowLimit(text);
        this.parser = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get()
                .parse(reader);
        this.records = parser.iterator();
    }

    /** How the file is encoded, as IANA names it. */
    public String encoding() {
        return charset.name();
    }

    char separator() {
        return separator;
    }

    /**
     * The next line in which anything stands; null after the last. Blank ones, rows of separators among them, are passed
     * over wherever they are.
     *
     * @throws UnreadableCsv when a quotation mark is out of place, for the rest of the file has no rows then
     * @throws UncheckedIOException when the stream fails
     */
    public @Nullable Line next() throws UnreadableCsv {
        while (true) {
            long number = parser.getCurrentLineNumber() + 1 + linesBefore;
            reader.nextRow();
            try {
                if (!records.hasNext()) {
                    return null;
                }
                // The parser's own skipping of empty lines loses count of them.
                var line = new Line(number, records.next().toList());
                if (!line.isBlank()) {
                    return line;
                }
            } catch (UncheckedIOException e) {
                if (e.getCause() instanceof CSVException || e.getCause() instanceof RowTooLong) {
                    throw outOfPlace(number);
                }
                throw e;
            }
        }
    }

    private static UnreadableCsv outOfPlace(long line) {
        return new UnreadableCsv(
                line,
                "line " + line
                        + " cannot be read on from here: a quotation mark is out of place; expected CSV (RFC 4180)");
    }

    private static void skipMark(Reader text) throws IOException {
        text.mark(1);
        if (text.read() != BYTE_ORDER_MARK) {
            text.reset();
        }
    }

    private static String head(Reader text) throws IOException {
        text.mark(HEAD_CHARACTERS);
        var head = new char[HEAD_CHARACTERS];
        int length = 0;
        for (int read = 0; read >= 0 && length < HEAD_CHARACTERS; length += Math.max(read, 0)) {
            read = text.read(head, length, HEAD_CHARACTERS - length);
        }
        text.reset();
        return new String(head, 0, length);
    }

    /** The separator that the header has most of, outside of quotation marks. */
    private static char separatorOf(String head) {
        var counts = new int[SEPARATORS.length()];
        boolean isQuoted = false;
        boolean isInHeader = false;
        for (int i = 0; i < head.length(); i++) {
            char next = head.charAt(i);
            if (next == '"') {
                isQuoted = !isQuoted;
            } else if (!isQuoted && isInHeader && (next == '\n' || next == '\r')) {
                break;
            } else if (!isQuoted && SEPARATORS.indexOf(next) >= 0) {
                counts[SEPARATORS.indexOf(next)]++;
            }
            isInHeader |= !Character.isWhitespace(next);
        }
        int most = 0;
        for (int i = 1; i < counts.length; i++) {
            most = counts[i] > counts[most] ? i : most;
        }
        return SEPARATORS.charAt(most);
    }

    @Override
    public void close() {
        try {
            parser.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Stops a row that does not end before the rest of the file has been taken into memory. */
    private static final class RowLimit extends FilterReader {
        private int taken;

        RowLimit(Reader in) {
            super(in);
        }

        void nextRow() {
            taken = 0;
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(char[] buffer, int offset, int length) throws IOException {
            // Small portions: the parser's own buffer must not run far ahead of the row it is in.
            int read = super.read(buffer, offset, Math.min(length, 1024));
            count(Math.max(read, 0));
            return read;
        }

        private void count(int characters) throws RowTooLong {
            taken += characters;
            if (taken > LONGEST_ROW) {
                throw new RowTooLong();
            }
        }
    }

    private static final class RowTooLong extends IOException {
        private static final long serialVersionUID = 1L;

        RowTooLong() {
            super("a row is longer than " + LONGEST_ROW + " characters");
        }
    }
}
