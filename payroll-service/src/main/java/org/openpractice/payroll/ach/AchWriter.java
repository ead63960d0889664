package org.openpractice.payroll.ach;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.ach.AchRecord.Addenda;
import org.openpractice.payroll.ach.AchRecord.BatchControl;
import org.openpractice.payroll.ach.AchRecord.BatchHeader;
import org.openpractice.payroll.ach.AchRecord.Entry;
import org.openpractice.payroll.ach.AchRecord.FileControl;
import org.openpractice.payroll.ach.AchRecord.FileHeader;

/**
 * Writes an ACH file one record at a time, in constant memory. Counts, hashes, totals, blocks and padding are made in the
 * same pass; what would break a rule of the format is refused before it is written.
 */
public final class AchWriter {

    private static final int BLOCK = 10;
    private static final String NINES = "9".repeat(AchRecord.LENGTH);

    private final Appendable out;
    private final String lineEnding;
    private int lines;
    private int batches;
    private AchTotals totals = AchTotals.NONE;
    private @Nullable AchBatch batch;

    /** @param lineEnding what stands between records; may be empty */
    public AchWriter(Appendable out, String lineEnding, FileHeader header) {
        this.out = out;
        this.lineEnding = lineEnding;
        write(header.text());
    }

    public void startBatch(BatchHeader header) {
        if (batch != null) {
            throw new IllegalStateException("The batch before is not ended");
        }
        if (++batches > AchReader.MOST_BATCHES) {
            throw new IllegalArgumentException("expected at most %d batches".formatted(AchReader.MOST_BATCHES));
        }
        batch = new AchBatch(header);
        write(header.text());
    }

    public void entry(Entry entry) {
        open().take(lines + 1, entry);
        write(entry.text());
    }

    public void addenda(Addenda addenda) {
        open().take(lines + 1, addenda);
        write(addenda.text());
    }

    public void endBatch() {
        var ending = open();
        var header = ending.header();
        var control = new BatchControl(
                header.serviceClass(), ending.totals(), header.companyId(), "", "", header.odfi(), header.number());
        ending.end(lines + 1, control);
        totals = totals.plus(ending.totals());
        batch = null;
        write(control.text());
    }

    /**
     * Ends the file and fills its last block.
     *
     * @param endLast whether the last record is ended like the others
     * @return what the file adds up to
     */
    public AchTotals end(boolean endLast) {
        if (batch != null) {
            throw new IllegalStateException("The last batch is not ended");
        }
        write(new FileControl(batches, (lines + 1 + BLOCK - 1) / BLOCK, totals, "").text());
        while (lines % BLOCK != 0) {
            write(NINES);
        }
        if (endLast) {
            append(lineEnding);
        }
        return totals;
    }

    private AchBatch open() {
        if (batch == null) {
            throw new IllegalStateException("There is no open batch");
        }
        return batch;
    }

    private void write(String record) {
        if (record.length() != AchRecord.LENGTH) {
            throw new IllegalStateException(
                    "record type %c has %d characters".formatted(record.charAt(0), record.length()));
        }
        if (lines > 0) {
            append(lineEnding);
        }
        append(record);
        lines++;
    }

    private void append(String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException("The ACH file cannot be written", e);
        }
    }
}
