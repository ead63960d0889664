package org.openpractice.billing.ledger;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Accounts of the practice group. */
@ApplicationScoped
class LedgerAccounts implements PanacheRepositoryBase<LedgerAccount, UUID> {

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
     * The account, locked against new entries too: those hold a key share lock on it, which Hibernate's own lock would let
     * pass.
     */
    Optional<LedgerAccount> lock(UUID id) {
        var locked = getEntityManager()
                .createNativeQuery("select code from ledger_account where id = :id for update", String.class)
                .setParameter("id", id)
                .getResultList();
        return locked.isEmpty() ? Optional.empty() : findByIdOptional(id);
    }

    boolean hasEntries(LedgerAccount account) {
        return (Boolean) getEntityManager()
                .createNativeQuery("select exists (select 1 from journal_entry where account = :code)", Boolean.class)
                .setParameter("code", account.code())
                .getSingleResult();
    }
}
