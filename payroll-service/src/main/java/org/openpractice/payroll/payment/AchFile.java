package org.openpractice.payroll.payment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.text.Normalizer;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Iterator;
import java.util.Locale;
import org.openpractice.contracts.Money;

/**
 * Writes one ACH file with one batch of PPD payroll credits, as the Nacha Operating Rules lay it out: records of 94
 * characters, blocks of ten filled up with records of nines. Everything in it comes from the run, nothing from the
 * clock, so that the same run gives the same bytes.
 */
public final class AchFile {

    /**
     * Who sends the credits.
     *
     * @param bank originating bank: destination of the file and ODFI of the batch
     * @param companyId ten characters by which the bank knows the company, commonly 1 and the EIN
     */
    public record Originator(RoutingNumber bank, String bankName, String companyId, String companyName) {}

    /**
     * What the file says of itself.
     *
     * @param createdAt taken from the run
     * @param idModifier A to Z and 0 to 9, tells apart files of one day
     * @param effectiveOn banking day on which the credits settle
     */
    public record Header(LocalDateTime createdAt, char idModifier, LocalDate effectiveOn) {}

    /** One credit; {@code amount} is above zero. */
    public record Credit(
            RoutingNumber bank,
            AccountNumber account,
            AccountKind kind,
            Money amount,
            String individualId,
            String individualName) {}

    private static final int RECORD = 94;
    private static final int BLOCK = 10;
    private static final DateTimeFormatter YYMMDD = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter HHMM = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);
    private static final String CREDITS_ONLY = "220";
    private static final long TEN_DIGITS = 10_000_000_000L;

    /** Wage credits must begin with this word from 20 March 2026. */
    private static final String ENTRY_DESCRIPTION = "PAYROLL";

    private final Appendable out;
    private int records;

    private AchFile(Appendable out) {
        this.out = out;
    }

    /** Writes the file record by record; a credit is taken from the iterator only when its turn comes. */
    public static void write(Appendable out, Originator originator, Header header, Iterator<Credit> credits) {
        new AchFile(out).write(originator, header, credits);
    }

    private void write(Originator originator, Header header, Iterator<Credit> credits) {
        var odfi = originator.bank().withoutCheckDigit();
        record("1" + "01" + " " + originator.bank().digits() + text(originator.companyId(), 10)
                + header.createdAt().format(YYMMDD) + header.createdAt().format(HHMM) + header.idModifier() + "094"
                + "10" + "1" + text(originator.bankName(), 23) + text(originator.companyName(), 23) + text("", 8));
        record("5" + CREDITS_ONLY + text(originator.companyName(), 16) + text("", 20)
                + text(originator.companyId(), 10) + "PPD" + text(ENTRY_DESCRIPTION, 10)
                + header.effectiveOn().format(YYMMDD) + header.effectiveOn().format(YYMMDD) + "   " + "1" + odfi
                + number(1, 7));
        long count = 0;
        long hash = 0;
        var total = Money.ZERO;
        while (credits.hasNext()) {
            var credit = credits.next();
            if (!credit.amount().isPositive()) {
                throw new IllegalArgumentException("expected a credit above zero");
            }
            count++;
            hash = (hash + Long.parseLong(credit.bank().withoutCheckDigit())) % TEN_DIGITS;
            total = total.plus(credit.amount());
            record("6" + credit.kind().creditCode() + credit.bank().withoutCheckDigit()
                    + credit.bank().checkDigit() + text(credit.account().digits(), 17)
                    + number(credit.amount().cents(), 10) + text(credit.individualId(), 15)
                    + text(credit.individualName(), 22) + "  " + "0" + odfi + number(count, 7));
        }
        record("8" + CREDITS_ONLY + number(count, 6) + number(hash, 10) + number(0, 12)
                + number(total.cents(), 12) + text(originator.companyId(), 10) + text("", 19) + text("", 6) + odfi
                + number(1, 7));
        int blocks = (records + 1 + BLOCK - 1) / BLOCK;
        record("9" + number(1, 6) + number(blocks, 6) + number(count, 8) + number(hash, 10) + number(0, 12)
                + number(total.cents(), 12) + text("", 39));
        while (records % BLOCK != 0) {
            record("9".repeat(RECORD));
        }
    }

    private void record(String record) {
        if (record.length() != RECORD) {
            throw new IllegalStateException(
                    "record type %c has %d characters".formatted(record.charAt(0), record.length()));
        }
        try {
            out.append(record).append('\n');
        } catch (IOException e) {
            throw new UncheckedIOException("The ACH file cannot be written", e);
        }
        records++;
    }

    /** Left-justified upper-case ASCII; letters lose their marks, what is left of other characters is dropped. */
    private static String text(String value, int width) {
        var plain = Normalizer.normalize(value, Normalizer.Form.NFD)
                .replaceAll("\\p{M}", "")
                .toUpperCase(Locale.ROOT)
                .replaceAll("[^\\x20-\\x7E]", "");
        var cut = plain.length() > width ? plain.substring(0, width) : plain;
        return cut + " ".repeat(width - cut.length());
    }

    private static String number(long value, int width) {
        var digits = Long.toString(value);
        if (value < 0 || digits.length() > width) {
            throw new IllegalArgumentException("%d does not fit in %d digits".formatted(value, width));
        }
        return "0".repeat(width - digits.length()) + digits;
    }
}
