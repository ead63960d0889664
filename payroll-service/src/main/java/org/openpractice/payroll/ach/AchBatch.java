package org.openpractice.payroll.ach;

import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.ach.AchRecord.Addenda;
import org.openpractice.payroll.ach.AchRecord.BatchControl;
import org.openpractice.payroll.ach.AchRecord.BatchHeader;
import org.openpractice.payroll.ach.AchRecord.Entry;
import org.openpractice.payroll.ach.AchRecord.PaymentAddenda;
import org.openpractice.payroll.ach.AchRecord.ServiceClass;

/** A batch while its records go by, one at a time; keeps only sums and the last entry. */
final class AchBatch {

    /** Banks take at most this many records in a batch; the count has six digits. */
    static final int MOST_RECORDS = 999_999;

    private final BatchHeader header;
    private AchTotals totals = AchTotals.NONE;
    private @Nullable Entry entry;
    private int entryLine;
    private int addenda;
    private boolean returned;
    private String lastTrace = "";

    AchBatch(BatchHeader header) {
        this.header = header;
    }

    BatchHeader header() {
        return header;
    }

    AchTotals totals() {
        return totals;
    }

    void take(int line, Entry next) {
        endEntry();
        if (header.serviceClass() == ServiceClass.CREDITS && next.isDebit()
                || header.serviceClass() == ServiceClass.DEBITS && !next.isDebit()) {
            throw new AchRefusal(
                    line,
                    2,
                    3,
                    "transaction code is %s in a batch of service class %s"
                            .formatted(
                                    next.transactionCode(),
                                    header.serviceClass().code()));
        }
        entry = next;
        entryLine = line;
        addenda = 0;
        returned = false;
        totals = totals.plus(next);
        limit(line);
    }

    void take(int line, Addenda next) {
        if (entry == null || !entry.hasAddenda()) {
            throw new AchRefusal(line, "an addenda that no entry announces; expected record type 6 or 8");
        }
        addenda++;
        if (next instanceof PaymentAddenda payment) {
            int most = header.standardClass().equals("CTX") ? 9_999 : 1;
            if (addenda > most) {
                throw new AchRefusal(
                        line,
                        "addenda %d of an entry; expected at most %d in %s"
                                .formatted(addenda, most, header.standardClass()));
            }
            if (payment.sequence() != addenda) {
                throw new AchRefusal(
                        line,
                        84,
                        87,
                        "addenda sequence number is %d; expected %d".formatted(payment.sequence(), addenda));
            }
            int expected = Integer.parseInt(entry.trace(), 8, 15, 10);
            if (payment.entrySequence() != expected) {
                throw new AchRefusal(
                        line,
                        88,
                        94,
                        "entry detail sequence number is %07d; expected %07d"
                                .formatted(payment.entrySequence(), expected));
            }
        } else {
            returned = true;
        }
        totals = totals.plusAddenda();
        limit(line);
    }

    /** Entries that come back keep the trace numbers of several banks; only those that go out must ascend. */
    private void endEntry() {
        if (entry == null) {
            return;
        }
        if (entry.hasAddenda() && addenda == 0) {
            throw new AchRefusal(entryLine, 79, 79, "the entry announces an addenda; expected record type 7 after it");
        }
        if (!returned) {
            if (entry.trace().compareTo(lastTrace) <= 0) {
                throw new AchRefusal(
                        entryLine,
                        80,
                        94,
                        "trace number %s does not ascend; expected one above %s".formatted(entry.trace(), lastTrace));
            }
            if (entry.cents() == 0
                    && !entry.isPrenote()
                    && !header.standardClass().equals("CTX")
                    && isLive(entry)) {
                throw new AchRefusal(entryLine, 30, 39, "a live entry of nothing; expected an amount above zero");
            }
        }
        lastTrace = entry.trace();
    }

    private static boolean isLive(Entry entry) {
        char kind = entry.transactionCode().charAt(1);
        return kind == '2' || kind == '7';
    }

    private void limit(int line) {
        if (totals.records() > MOST_RECORDS) {
            throw new AchRefusal(line, "more entries than a batch can count; expected at most " + MOST_RECORDS);
        }
    }

    void end(int line, BatchControl control) {
        endEntry();
        if (control.serviceClass() != header.serviceClass()) {
            throw new AchRefusal(
                    line,
                    2,
                    4,
                    "service class is %s; expected %s as in the batch header"
                            .formatted(
                                    control.serviceClass().code(),
                                    header.serviceClass().code()));
        }
        must(line, 5, 10, "entry and addenda count", control.totals().records(), totals.records());
        must(line, 11, 20, "entry hash", control.totals().hash(), totals.hash());
        must(line, 21, 32, "total of debits", control.totals().debits(), totals.debits());
        must(line, 33, 44, "total of credits", control.totals().credits(), totals.credits());
        // Some banks align it right in one of the two.
        if (!control.companyId().strip().equals(header.companyId().strip())) {
            throw new AchRefusal(line, 45, 54, "company id differs; expected that of the batch header");
        }
        if (!control.odfi().equals(header.odfi())) {
            throw new AchRefusal(
                    line, 80, 87, "originating bank is %s; expected %s".formatted(control.odfi(), header.odfi()));
        }
        must(line, 88, 94, "batch number", control.number(), header.number());
    }

    static void must(int line, int first, int last, String name, long found, long expected) {
        if (found != expected) {
            throw new AchRefusal(line, first, last, "%s is %d; expected %d".formatted(name, found, expected));
        }
    }
}
