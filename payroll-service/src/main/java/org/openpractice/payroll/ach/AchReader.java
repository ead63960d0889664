package org.openpractice.payroll.ach;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.ach.AchRecord.Addenda;
import org.openpractice.payroll.ach.AchRecord.BatchControl;
import org.openpractice.payroll.ach.AchRecord.BatchHeader;
import org.openpractice.payroll.ach.AchRecord.Entry;
import org.openpractice.payroll.ach.AchRecord.FileControl;
import org.openpractice.payroll.ach.AchRecord.FileHeader;

/**
 * Reads an ACH file one record at a time, in constant memory, and checks it in the same pass: order of the records, check
 * digits, trace numbers, counts, hashes, totals, blocks and padding. Records may stand in lines or one after the other; in lines
 * the blanks at their end may be missing, as banks send returns.
 *
 * <p>A record is handed on before the totals that cover it are known; only when {@link #read} returns was the file sound.
 */
public final class AchReader {

    /** Batches that a file may have. */
    public static final int MOST_BATCHES = 10_000;

    /** Takes what was read. */
    public interface Records {

        /** @param line record of the file, counted from one */
        void take(int line, AchRecord record);
    }

    /**
     * How the file was set, so that it can be written the same way.
     *
     * @param lineEnding what stood between records; empty when nothing did
     * @param ended whether the last record was ended too
     * @param padding records of nines
     */
    public record Layout(String lineEnding, boolean ended, int padding) {}

    private final BufferedReader in;
    private final Records records;
    private int line;
    /** Characters of the record that stand in the file. */
    private int written;

    private @Nullable String lineEnding;
    private boolean ended;
    private boolean hasHeader;
    private int batches;
    private AchTotals totals = AchTotals.NONE;
    private @Nullable AchBatch batch;
    private @Nullable FileControl control;
    private int controlLine;
    private int padding;

    private AchReader(Reader in, Records records) {
        this.in = in instanceof BufferedReader buffered ? buffered : new BufferedReader(in);
        this.records = records;
    }

    /** @throws AchRefusal with the line, where in it, what is wrong and what was expected */
    public static Layout read(Reader in, Records records) throws IOException {
        return new AchReader(in, records).read();
    }

    private Layout read() throws IOException {
        for (var record = next(); record != null; record = next()) {
            try {
                take(record);
            } catch (AchRefusal refusal) {
                throw refusal.isBehind(written)
                        ? new AchRefusal(
                                line,
                                "the record has %d characters; expected %d, of which blanks alone may be missing at the end"
                                        .formatted(written, AchRecord.LENGTH))
                        : refusal;
            }
        }
        if (!hasHeader) {
            throw new AchRefusal(1, "the file is empty; expected record type 1");
        }
        if (control == null) {
            throw new AchRefusal(
                    line + 1, "the file ends; expected record type " + (batch == null ? "5 or 9" : "6, 7 or 8"));
        }
        if (padding > 0 && line % 10 != 0) {
            throw new AchRefusal(
                    line, "the file has %d records; expected padding to a multiple of ten".formatted(line));
        }
        return new Layout(lineEnding == null ? "" : lineEnding, ended, padding);
    }

    private void take(String text) {
        var fields = new AchFields(line, text);
        if (control != null) {
            if (line > (controlLine + 9) / 10 * 10 || text.chars().anyMatch(character -> character != '9')) {
                throw new AchRefusal(line, "something after the file control; expected a record of nines or the end");
            }
            padding++;
            return;
        }
        char type = text.charAt(0);
        if (!hasHeader) {
            expect(type == '1', type, "1");
            hasHeader = true;
            records.take(line, FileHeader.read(fields));
        } else if (batch == null) {
            expect(type == '5' || type == '9', type, "5 or 9");
            if (type == '5') {
                if (++batches > MOST_BATCHES) {
                    throw new AchRefusal(line, "batch %d; expected at most %d".formatted(batches, MOST_BATCHES));
                }
                var header = BatchHeader.read(fields);
                batch = new AchBatch(header);
                records.take(line, header);
            } else {
                control = FileControl.read(fields);
                controlLine = line;
                check(control);
                records.take(line, control);
            }
        } else {
            take(type, fields, batch);
        }
    }

    private void take(char type, AchFields fields, AchBatch open) {
        expect(type == '6' || type == '7' || type == '8', type, "6, 7 or 8");
        switch (type) {
            case '6' -> {
                var entry = Entry.read(fields);
                open.take(line, entry);
                records.take(line, entry);
            }
            case '7' -> {
                var addenda = Addenda.read(fields);
                open.take(line, addenda);
                records.take(line, addenda);
            }
            default -> {
                var end = BatchControl.read(fields);
                open.end(line, end);
                totals = totals.plus(open.totals());
                batch = null;
                records.take(line, end);
            }
        }
    }

    private void check(FileControl found) {
        AchBatch.must(line, 2, 7, "batch count", found.batches(), batches);
        AchBatch.must(line, 8, 13, "block count", found.blocks(), (line + 9) / 10);
        AchBatch.must(line, 14, 21, "entry and addenda count", found.totals().records(), totals.records());
        AchBatch.must(line, 22, 31, "entry hash", found.totals().hash(), totals.hash());
        AchBatch.must(line, 32, 43, "total of debits", found.totals().debits(), totals.debits());
        AchBatch.must(line, 44, 55, "total of credits", found.totals().credits(), totals.credits());
    }

    private void expect(boolean holds, char found, String expected) {
        if (!holds) {
            throw new AchRefusal(
                    line,
                    1,
                    1,
                    "record type is %s; expected %s"
                            .formatted(Character.isDigit(found) ? String.valueOf(found) : "no digit", expected));
        }
    }

    /**
     * The next 94 characters with what ends them; null at the end of the file. Many banks trim the blanks at the end of a line,
     * or add some: they are put there again, or passed over. Blank lines after the file control are none.
     */
    private @Nullable String next() throws IOException {
        while (true) {
            int first = in.read();
            if (first < 0) {
                return null;
            }
            line++;
            var text = characters(first);
            written = text.length();
            if (control != null && text.toString().isBlank()) {
                line--;
                continue;
            }
            return text + " ".repeat(AchRecord.LENGTH - written);
        }
    }

    private StringBuilder characters(int first) throws IOException {
        var text = new StringBuilder(AchRecord.LENGTH);
        int character = first;
        for (; !ends(character) && text.length() < AchRecord.LENGTH; character = in.read()) {
            if (character < ' ' || character > '~') {
                throw new AchRefusal(
                        line, text.length() + 1, text.length() + 1, "a character that is not printable ASCII");
            }
            text.append((char) character);
            if (text.length() == AchRecord.LENGTH) {
                in.mark(1);
            }
        }
        boolean blanks = false;
        for (; text.length() == AchRecord.LENGTH && character == ' '; character = in.read()) {
            blanks = true;
        }
        if (!ends(character)) {
            if (blanks) {
                throw new AchRefusal(line, "the record has more than 94 characters; expected 94");
            }
            in.reset();
        }
        ended = endLine(character);
        return text;
    }

    private static boolean ends(int character) {
        return character < 0 || character == '\n' || character == '\r';
    }

    private boolean endLine(int character) throws IOException {
        String found = "";
        if (character == '\n') {
            found = "\n";
        } else if (character == '\r') {
            in.mark(1);
            if (in.read() == '\n') {
                found = "\r\n";
            } else {
                in.reset();
                found = "\r";
            }
        }
        if (lineEnding == null) {
            lineEnding = found;
        } else if (!found.isEmpty() && !found.equals(lineEnding)) {
            throw new AchRefusal(
                    line,
                    lineEnding.isEmpty()
                            ? "the record has more characters or another line ending than the first; expected 94 in each"
                            : "the line ends otherwise than the first; expected the same ending");
        } else if (found.isEmpty() && !lineEnding.isEmpty() && character >= 0) {
            throw new AchRefusal(line, "the record has more than 94 characters; expected 94");
        }
        return !found.isEmpty();
    }
}
