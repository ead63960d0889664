package org.openpractice.billing.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.sql.Sql;

/** Accounts of the practice group. */
@ApplicationScoped
class LedgerAccounts implements Records<LedgerAccount> {

    private final Sql sql;

    LedgerAccounts(Sql sql) {
        this.sql = sql;
    }

    List<LedgerAccount> byNumber() {
        return list("order by number");
    }

    boolean anyWithCode(String code) {
        return count("code", code) > 0;
    }

    boolean anyOtherWithNumber(String number, UUID than) {
        return count("number = ?1 and id <> ?2", number, than) > 0;
    }

    /**
     * The account, held against new entries too: those hold a key share lock on it, which Hibernate's own lock would let
     * pass.
     */
    @Override
    public LedgerAccount lock(UUID id) {
        return locked(id).orElseThrow(PlatformProblem::notFound);
    }

    /** As {@link #lock}; empty when there is no such account. */
    Optional<LedgerAccount> locked(UUID id) {
        boolean there = sql.query("select code from ledger_account where id = :id for update")
                .set("id", id)
                .any();
        return there ? findByIdOptional(id) : Optional.empty();
    }

    boolean hasEntries(LedgerAccount account) {
        return sql.query("select account from journal_entry where account = :code limit 1")
                .set("code", account.code())
                .any();
    }
}
