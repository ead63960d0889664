package org.openpractice.billing.ledger;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.Collection;
import java.util.Map;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** An account of a practice group's chart of accounts. */
@Entity
class LedgerAccount extends Aggregate {

    private String code;
    private String number;
    private String name;

    @Enumerated(EnumType.STRING)
    private AccountType type;

    private boolean closed;

    @SuppressWarnings("NullAway.Init")
    protected LedgerAccount() {}

    LedgerAccount(ChartOfAccounts.NewAccount request) {
        super(Ids.next());
        this.code = request.code();
        this.number = request.number();
        this.name = request.name().strip();
        this.type = request.type();
    }

    /**
     * Takes on another number, name or type, closes or opens again.
     *
     * <p>Refuses: {@link LedgerProblem#ACCOUNT_HAS_ENTRIES} for another type, {@link LedgerProblem#ACCOUNT_TAKES_POSTINGS} for
     * closing.
     *
     * @param roles whose postings it takes
     */
    void change(ChartOfAccounts.Change request, boolean hasEntries, Collection<PostingRole> roles) {
        if (request.type() != type && hasEntries) {
            throw LedgerProblem.ACCOUNT_HAS_ENTRIES.because(
                    "Something is booked in the account, so its type stays " + type);
        }
        if (request.closed()) {
            requireNoPostings(roles);
        }
        number = request.number();
        name = request.name().strip();
        type = request.type();
        closed = request.closed();
    }

    /** Refuses: {@link LedgerProblem#ACCOUNT_HAS_ENTRIES}, {@link LedgerProblem#ACCOUNT_TAKES_POSTINGS}. */
    void requireRemovable(boolean hasEntries, Collection<PostingRole> roles) {
        if (hasEntries) {
            throw LedgerProblem.ACCOUNT_HAS_ENTRIES.because(
                    "Something is booked in the account; close it instead of removing it");
        }
        requireNoPostings(roles);
    }

    private static void requireNoPostings(Collection<PostingRole> roles) {
        if (!roles.isEmpty()) {
            throw LedgerProblem.ACCOUNT_TAKES_POSTINGS.because(
                    "name another account for them first", Map.of("roles", roles));
        }
    }

    /** Refuses: {@link LedgerProblem#ACCOUNT_CLOSED}. */
    void requireOpen() {
        if (closed) {
            throw LedgerProblem.ACCOUNT_CLOSED.because("open it again, or name another account");
        }
    }

    /** What entries and the trial balance call it; never changes. */
    String code() {
        return code;
    }

    /** As the group's accountant numbers it. */
    String number() {
        return number;
    }

    String name() {
        return name;
    }

    AccountType type() {
        return type;
    }

    /** Whether it takes no more entries. */
    boolean isClosed() {
        return closed;
    }
}
