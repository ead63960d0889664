package org.openpractice.payroll.ach;

/**
 * What entries add up to.
 *
 * @param records entries and addenda
 * @param hash sum of the first eight digits of every receiving bank, its last ten digits
 * @param debits cents
 * @param credits cents
 */
public record AchTotals(int records, long hash, long debits, long credits) {

    static final AchTotals NONE = new AchTotals(0, 0, 0, 0);

    private static final long TEN_DIGITS = 10_000_000_000L;

    AchTotals plus(AchTotals other) {
        return new AchTotals(
                records + other.records,
                (hash + other.hash) % TEN_DIGITS,
                Math.addExact(debits, other.debits),
                Math.addExact(credits, other.credits));
    }

    AchTotals plus(AchRecord.Entry entry) {
        long bank = Long.parseLong(entry.routingNumber(), 0, 8, 10);
        return plus(new AchTotals(1, bank, entry.isDebit() ? entry.cents() : 0, entry.isDebit() ? 0 : entry.cents()));
    }

    AchTotals plusAddenda() {
        return new AchTotals(records + 1, hash, debits, credits);
    }
}
