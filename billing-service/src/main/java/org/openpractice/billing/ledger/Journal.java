package org.openpractice.billing.ledger;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.openpractice.contracts.Money;

/**
 * Entries that belong together; their debits equal their credits.
 *
 * <p>Built up with {@link Draft}, which nets amounts per posting role: one role has one entry in a journal, and none when its
 * amounts cancel out. Which account an entry stands in says the group's chart of accounts when it is booked.
 */
public record Journal(List<Entry> entries) {

    /** @throws IllegalArgumentException when debits and credits differ, with the difference */
    public Journal {
        entries = List.copyOf(entries);
        var debits = Money.sum(entries.stream().map(Entry::debit).toList());
        var credits = Money.sum(entries.stream().map(Entry::credit).toList());
        if (!debits.equals(credits)) {
            throw new IllegalArgumentException(
                    "debits exceed credits by " + debits.minus(credits).amount() + "; a journal balances");
        }
    }

    public boolean isEmpty() {
        return entries.isEmpty();
    }

    public static Draft draft() {
        return new Draft();
    }

    /** One role's part: exactly one side is positive, the other zero. */
    public record Entry(PostingRole role, Money debit, Money credit) {
        public Entry {
            if (debit.isNegative() || credit.isNegative() || debit.isZero() == credit.isZero()) {
                throw new IllegalArgumentException("expected either a positive debit or a positive credit");
            }
        }
    }

    /** A journal in the making; a negative debit is a credit and the other way round. */
    public static final class Draft {

        private final Map<PostingRole, Money> net = new EnumMap<>(PostingRole.class);

        public Draft debit(PostingRole role, Money amount) {
            net.merge(role, amount, Money::plus);
            return this;
        }

        public Draft credit(PostingRole role, Money amount) {
            return debit(role, amount.negated());
        }

        /** @throws IllegalArgumentException when debits and credits differ */
        public Journal balanced() {
            var entries = new ArrayList<Entry>();
            net.forEach((role, amount) -> {
                if (amount.isPositive()) {
                    entries.add(new Entry(role, amount, Money.ZERO));
                } else if (amount.isNegative()) {
                    entries.add(new Entry(role, Money.ZERO, amount.negated()));
                }
            });
            return new Journal(entries);
        }
    }
}
