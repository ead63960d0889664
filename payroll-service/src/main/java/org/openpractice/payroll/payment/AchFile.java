package org.openpractice.payroll.payment;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.ach.AchRecord.BatchHeader;
import org.openpractice.payroll.ach.AchRecord.Entry;
import org.openpractice.payroll.ach.AchRecord.FileHeader;
import org.openpractice.payroll.ach.AchRecord.ServiceClass;
import org.openpractice.payroll.ach.AchWriter;
import org.openpractice.payroll.bank.AccountKind;
import org.openpractice.payroll.bank.AccountNumber;
import org.openpractice.payroll.bank.RoutingNumber;
import org.openpractice.platform.text.PlainLetters;

/**
 * Writes the ACH files that the group originates to people: PPD wage credits, prenotes, reversals. Everything in a file
 * comes from what was kept, nothing from the clock, so that the same file has the same bytes whenever it is written.
 */
public final class AchFile {

    /**
     * Who sends the entries.
     *
     * @param bank originating bank: destination of the file and ODFI of each batch
     * @param companyId ten characters by which the bank knows the company, commonly 1 and the EIN
     */
    public record Originator(RoutingNumber bank, String bankName, String companyId, String companyName) {}

    /**
     * What the file says of itself.
     *
     * @param createdAt taken from when the file was made
     * @param idModifier A to Z and 0 to 9, tells apart files of one day
     * @param effectiveOn banking day on which the entries settle
     */
    public record Header(LocalDateTime createdAt, char idModifier, LocalDate effectiveOn) {}

    /** What an entry is for; decides its batch and its transaction code. */
    public enum Purpose {
        /** Asks the bank whether it knows the account; no money. */
        PRENOTE("PAYROLL", ServiceClass.CREDITS),
        /** Wages. The description must begin with PAYROLL from 20 March 2026 (Nacha Operating Rules). */
        WAGES("PAYROLL", ServiceClass.CREDITS),
        /** Takes wages back that were sent in error (Nacha Operating Rules, 2.9). */
        REVERSAL("REVERSAL", ServiceClass.DEBITS);

        private final String entryDescription;
        private final ServiceClass serviceClass;

        Purpose(String entryDescription, ServiceClass serviceClass) {
            this.entryDescription = entryDescription;
            this.serviceClass = serviceClass;
        }

        /** Two digits: 22, 32 live credits, 23, 33 prenotes, 27, 37 debits. */
        String transactionCode(AccountKind kind) {
            var tens = kind == AccountKind.CHECKING ? "2" : "3";
            return switch (this) {
                case PRENOTE -> tens + "3";
                case WAGES -> tens + "2";
                case REVERSAL -> tens + "7";
            };
        }
    }

    /**
     * One entry.
     *
     * @param effectiveOn banking day on which it shall settle; the entries of one batch have the same
     * @param amount above zero; zero in a prenote
     * @param trace last seven digits of the trace number, ascending
     */
    public record Item(
            Purpose purpose,
            LocalDate effectiveOn,
            RoutingNumber bank,
            AccountNumber account,
            AccountKind kind,
            Money amount,
            String individualId,
            String individualName,
            long trace) {}

    /** Banks commonly take at most this many entries in a batch. */
    static final int MOST_ENTRIES = 10_000;

    private static final DateTimeFormatter HHMM = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
    private static final DateTimeFormatter YYMMDD = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);

    private AchFile() {}

    /**
     * Writes the file entry by entry; an item is taken from the iterator only when its turn comes. A batch ends where
     * purpose or day change, and when it is full.
     */
    public static void write(Appendable out, Originator originator, Header header, Iterator<Item> items) {
        var writer = new AchWriter(out, "\n", fileHeader(originator, header));
        @Nullable Item before = null;
        int batch = 0;
        int entries = 0;
        while (items.hasNext()) {
            var item = items.next();
            boolean same = before != null
                    && before.purpose() == item.purpose()
                    && before.effectiveOn().equals(item.effectiveOn());
            if (!same || entries == MOST_ENTRIES) {
                if (before != null) {
                    writer.endBatch();
                }
                writer.startBatch(batchHeader(
                        originator,
                        item.purpose().serviceClass,
                        "PPD",
                        item.purpose().entryDescription,
                        item.effectiveOn(),
                        ++batch));
                entries = 0;
            }
            writer.entry(entry(originator, item));
            entries++;
            before = item;
        }
        if (before != null) {
            writer.endBatch();
        }
        writer.end(true);
    }

    private static Entry entry(Originator originator, Item item) {
        if (item.purpose() == Purpose.PRENOTE
                ? !item.amount().isZero()
                : !item.amount().isPositive()) {
            throw new IllegalArgumentException("expected nothing in a prenote and an amount above zero otherwise");
        }
        return new Entry(
                item.purpose().transactionCode(item.kind()),
                item.bank().digits(),
                item.account().digits(),
                item.amount().cents(),
                text(item.individualId(), 15),
                text(item.individualName(), 22),
                "",
                false,
                trace(originator, item.trace()));
    }

    static FileHeader fileHeader(Originator originator, Header header) {
        return new FileHeader(
                " " + originator.bank().digits(),
                text(originator.companyId(), 10),
                header.createdAt().toLocalDate(),
                header.createdAt().format(HHMM),
                header.idModifier(),
                text(originator.bankName(), 23),
                text(originator.companyName(), 23),
                "");
    }

    static BatchHeader batchHeader(
            Originator originator,
            ServiceClass serviceClass,
            String standardClass,
            String entryDescription,
            LocalDate effectiveOn,
            int number) {
        return new BatchHeader(
                serviceClass,
                text(originator.companyName(), 16),
                "",
                text(originator.companyId(), 10),
                standardClass,
                entryDescription,
                effectiveOn.format(YYMMDD),
                effectiveOn,
                "",
                '1',
                originator.bank().withoutCheckDigit(),
                number);
    }

    /** Fifteen digits: the originating bank's eight and the number of the entry. */
    static String trace(Originator originator, long number) {
        var digits = Long.toString(number);
        if (number < 1 || digits.length() > 7) {
            throw new IllegalArgumentException("expected a trace number of one to seven digits");
        }
        return originator.bank().withoutCheckDigit() + "0".repeat(7 - digits.length()) + digits;
    }

    /** Upper-case ASCII of at most that width; characters that are no Latin letters are dropped. */
    static String text(String value, int width) {
        var letters = PlainLetters.of(value).toUpperCase(Locale.ROOT);
        var plain = new StringBuilder(Math.min(width, letters.length()));
        for (int i = 0; i < letters.length() && plain.length() < width; i++) {
            char character = letters.charAt(i);
            if (character >= ' ' && character <= '~') {
                plain.append(character);
            }
        }
        return plain.toString();
    }
}
