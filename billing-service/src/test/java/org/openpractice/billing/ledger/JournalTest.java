package org.openpractice.billing.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.openpractice.billing.ledger.Journal.Entry;
import org.openpractice.contracts.Money;

class JournalTest {

    @Test
    void refusesWhatDoesNotBalanceWithTheDifference() {
        assertThatThrownBy(() -> Journal.draft()
                        .debit(PostingRole.RECEIVABLE_FROM_PAYER, Money.of("10.00"))
                        .credit(PostingRole.SERVICE_REVENUE, Money.of("9.99"))
                        .balanced())
                .hasMessageContaining("0.01");
    }

    @Test
    void writesANegativeDebitAsACredit() {
        var journal = Journal.draft()
                .debit(PostingRole.REMITTANCE_CLEARING, Money.of("-80.00"))
                .credit(PostingRole.RECEIVABLE_FROM_PAYER, Money.of("-80.00"))
                .balanced();

        assertThat(journal.entries())
                .containsExactlyInAnyOrder(
                        new Entry(PostingRole.REMITTANCE_CLEARING, Money.ZERO, Money.of("80.00")),
                        new Entry(PostingRole.RECEIVABLE_FROM_PAYER, Money.of("80.00"), Money.ZERO));
    }

    @Test
    void leavesOutAccountsThatCancelOut() {
        var journal = Journal.draft()
                .debit(PostingRole.SERVICE_REVENUE, Money.of("1.00"))
                .credit(PostingRole.SERVICE_REVENUE, Money.of("1.00"))
                .balanced();

        assertThat(journal.isEmpty()).isTrue();
    }

    @Test
    void refusesAnEntryOnBothSides() {
        assertThatThrownBy(() -> new Entry(PostingRole.SERVICE_REVENUE, Money.of("1.00"), Money.of("1.00")))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() ->
                        new Journal(List.of(new Entry(PostingRole.SERVICE_REVENUE, Money.of("1.00"), Money.ZERO))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Property(tries = 200)
    void aReversalUndoesItsJournal(
            @ForAll @IntRange(max = 1_000_000) int paid, @ForAll @IntRange(max = 1_000_000) int off) {
        var total = Money.ofCents((long) paid + off);
        var there = Journal.draft()
                .debit(PostingRole.REMITTANCE_CLEARING, Money.ofCents(paid))
                .debit(PostingRole.CONTRACTUAL_ADJUSTMENTS, Money.ofCents(off))
                .credit(PostingRole.RECEIVABLE_FROM_PAYER, total);
        there.debit(PostingRole.REMITTANCE_CLEARING, Money.ofCents(-paid))
                .debit(PostingRole.CONTRACTUAL_ADJUSTMENTS, Money.ofCents(-off))
                .credit(PostingRole.RECEIVABLE_FROM_PAYER, total.negated());

        assertThat(there.balanced().isEmpty()).isTrue();
    }
}
