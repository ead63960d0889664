package org.openpractice.payroll.run;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.payline.PayLine;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

@ApplicationScoped
public class PayCheques implements PanacheRepositoryBase<PayCheque, UUID> {

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    public PayCheque required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    void add(PayCheque cheque, List<PayLine> lines) {
        persist(cheque);
        for (int i = 0; i < lines.size(); i++) {
            getEntityManager().persist(new PayChequeLine(cheque.id(), i, lines.get(i)));
        }
    }

    /** Cheques of the run's last calculation, in the order of employee numbers. */
    public List<PayCheque> of(PayRun run) {
        return list("payRunId = ?1 and calculation = ?2 order by employeeNumber, id", run.id(), run.calculation());
    }

    List<PayCheque> page(PayRun run, PageRequest page) {
        return find(
                        "payRunId = ?1 and calculation = ?2 and id > ?3 order by id",
                        run.id(),
                        run.calculation(),
                        page.after())
                .page(0, page.fetch())
                .list();
    }

    public List<PayLine> linesOf(PayCheque cheque) {
        return getEntityManager()
                .createQuery("from PayChequeLine where payChequeId = :cheque order by ordinal", PayChequeLine.class)
                .setParameter("cheque", cheque.id())
                .getResultStream()
                .map(PayChequeLine::line)
                .toList();
    }

    static PayRun.Totals totalsOf(List<PayCheque> cheques) {
        var payable = cheques.stream().filter(PayCheque::isPayable).toList();
        return new PayRun.Totals(
                payable.size(),
                Money.sum(payable.stream().map(PayCheque::gross).toList()),
                Money.sum(payable.stream().map(PayCheque::net).toList()),
                Money.sum(payable.stream().map(PayCheque::employerTaxes).toList()));
    }
}
