package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.tenancy.GroupLock;

@ApplicationScoped
class TaxDeposits implements Records<TaxDeposit> {

    List<TaxDeposit> of(UUID obligationId) {
        return list("obligationId = ?1 order by id", obligationId);
    }

    List<TaxDeposit> of(TaxDeposit.Tax tax, int year) {
        return list("tax = ?1 and year = ?2 order by id", tax, year);
    }

    List<TaxDeposit> of(TaxDeposit.Tax tax, Quarter quarter) {
        return list("tax = ?1 and year = ?2 and quarter = ?3 order by id", tax, quarter.year(), quarter.number());
    }

    /** One deposit at a time, so that what two people mark at once is not deposited twice. */
    void serialize() {
        GroupLock.hold(getEntityManager(), "tax-deposit");
    }

    static Money sum(List<TaxDeposit> deposits) {
        return Money.sum(deposits.stream().map(TaxDeposit::amount).toList());
    }
}
