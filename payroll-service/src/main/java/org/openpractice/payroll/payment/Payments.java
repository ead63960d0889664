package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

@ApplicationScoped
public class Payments implements Records<Payment> {

    /** Which payments are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @QueryParam("method")
        Payment.@Nullable Method method;

        @QueryParam("state")
        Payment.@Nullable State state;

        @Parameter(description = "Dated on this day or later")
        @QueryParam("datedFrom")
        @Nullable
        LocalDate datedFrom;

        @Parameter(description = "Dated on this day or earlier")
        @QueryParam("datedTo")
        @Nullable
        LocalDate datedTo;
    }

    /** How a paycheck was paid first, before anything came back, in the order of its parts. */
    public List<Payment> firstOf(UUID paycheckId) {
        return list("paycheckId = ?1 and replacesId is null order by ordinal", paycheckId);
    }

    /** Payments of a paycheck that were issued and did not come back. */
    public List<Payment> standing(UUID paycheckId) {
        return list("paycheckId = ?1 and state = ISSUED order by ordinal", paycheckId);
    }

    int nextOrdinal(UUID paycheckId) {
        return (int) count("paycheckId", paycheckId);
    }

    /** Which of these payments are of paychecks that are voided. */
    Set<UUID> ofVoidedPaychecks(Collection<UUID> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(getEntityManager()
                        .createQuery("""
                                select p.id from Payment p, Paycheck c
                                where p.id in :ids and c.id = p.paycheckId and c.voidedByRunId is not null
                                """, UUID.class)
                        .setParameter("ids", ids)
                        .getResultList());
    }

    ListOf<Payment> list(UUID payRunId, Asked asked) {
        return list(asked).where("e.payRunId = ?", payRunId);
    }

    /** Money that came back and was not paid again; not of a run that was taken back, for another run pays it, nor of a voided paycheck. */
    ListOf<Payment> dueForReissue(Asked asked) {
        return list(asked).where("""
                e.state in (RETURNED, VOIDED)
                    and not exists (select 1 from Payment q where q.replacesId = e.id)
                    and exists (select 1 from PayRun r where r.id = e.payRunId and r.state = PAID)
                    and not exists (select 1 from Paycheck c where c.id = e.paycheckId and c.voidedByRunId is not null)
                """);
    }

    private ListOf<Payment> list(Asked asked) {
        return list(Payment.class, asked)
                .search("e.employeeName", "e.employeeNumber", "cast(e.checkNumber as string)")
                .where("e.employeeId = ?", asked.employeeId)
                .where("e.method = ?", asked.method)
                .where("e.state = ?", asked.state)
                .where("e.datedOn >= ?", asked.datedFrom)
                .where("e.datedOn <= ?", asked.datedTo)
                .sort("employeeName", String.class, "lower(e.employeeName)")
                .sort("employeeNumber", String.class, "e.employeeNumber")
                .sort("datedOn", LocalDate.class, "e.datedOn");
    }

    boolean isReissued(Payment payment) {
        return count("replacesId", payment.id()) > 0;
    }

    Optional<Payment> check(long number) {
        return find("checkNumber", number).firstResultOptional();
    }

    /** Paper checks by number, of one run and whatever replaced its payments. */
    List<Payment> checksOf(UUID payRunId, long after, int limit) {
        return find("payRunId = ?1 and checkNumber > ?2 order by checkNumber", payRunId, after)
                .page(0, limit)
                .list();
    }

    List<Payment> checks(long after, int limit) {
        return find("checkNumber > ?1 order by checkNumber", after)
                .page(0, limit)
                .list();
    }
}
