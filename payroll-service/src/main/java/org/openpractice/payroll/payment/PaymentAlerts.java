package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.bank.PaymentPolicies;
import org.openpractice.payroll.deposit.DirectDepositChange;
import org.openpractice.platform.sql.Sql;

/** What somebody has to see to before money goes wrong. */
@ApplicationScoped
class PaymentAlerts {

    /**
     * @param changesToVerify proposed changes of accounts, oldest first
     * @param filesToRelease ACH files that were made and have not left, oldest first
     * @param reissuesDue money that came back or was withdrawn and is not paid again
     * @param returnsToLookAt returns and notifications that could not be applied
     * @param awaitingPrenote verified accounts to which no prenote has left
     */
    public record View(
            List<ChangeToVerify> changesToVerify,
            List<FileToRelease> filesToRelease,
            Sum reissuesDue,
            long returnsToLookAt,
            long awaitingPrenote) {}

    /**
     * @param dueOn day by which Nacha wants a bank's correction applied; null for other changes
     * @param isOverdue whether that day has passed
     */
    public record ChangeToVerify(
            UUID id,
            UUID employeeId,
            String proposedBy,
            @Nullable LocalDate dueOn,
            boolean isOverdue) {}

    /**
     * @param fileDueOn day by which the bank wants it, so that it settles as planned
     * @param isLate whether that day has passed
     */
    public record FileToRelease(
            UUID id,
            PaymentFile.Kind kind,
            @Nullable UUID payRunId,
            LocalDate effectiveOn,
            LocalDate fileDueOn,
            boolean isLate) {}

    public record Sum(long payments, Money amount) {}

    private static final int MOST = 200;

    private final EntityManager entities;
    private final Sql sql;
    private final PaymentPolicies policies;
    private final PaymentFileContent content;

    PaymentAlerts(EntityManager entities, Sql sql, PaymentPolicies policies, PaymentFileContent content) {
        this.entities = entities;
        this.sql = sql;
        this.policies = policies;
        this.content = content;
    }

    View now() {
        var today = content.achDay();
        int lead = policies.current().fileLeadBankingDays();
        return new View(changesToVerify(today), filesToRelease(today, lead), reissuesDue(), toLookAt(), awaiting());
    }

    private List<ChangeToVerify> changesToVerify(LocalDate today) {
        return entities.createQuery(
                        "from DirectDepositChange where state = PROPOSED order by id", DirectDepositChange.class)
                .setMaxResults(MOST)
                .getResultStream()
                .map(change -> {
                    var dueOn = change.dueOn();
                    return new ChangeToVerify(
                            change.id(),
                            change.enrollmentId(),
                            change.proposed().by(),
                            dueOn,
                            dueOn != null && today.isAfter(dueOn));
                })
                .toList();
    }

    private List<FileToRelease> filesToRelease(LocalDate today, int lead) {
        return entities.createQuery("""
                        from PaymentFile f where f.releasedAt is null and (f.kind <> PAYROLL
                            or exists (select 1 from PayRun r where r.id = f.payRunId and r.state = PAID)
                                and exists (select 1 from PaymentFileEntry e left join Payment p on p.id = e.paymentId
                                    left join Paycheck c on c.id = p.paycheckId
                                    where e.paymentFileId = f.id and c.voidedByRunId is null))
                        order by f.id
                        """, PaymentFile.class)
                .setMaxResults(MOST)
                .getResultStream()
                .map(file -> {
                    var due = SettlementCalendar.of(file.effectiveOn(), lead).fileDueOn();
                    return new FileToRelease(
                            file.id(), file.kind(), file.payRunId(), file.effectiveOn(), due, today.isAfter(due));
                })
                .toList();
    }

    private Sum reissuesDue() {
        return sql.query("""
                        select count(*) as payments, coalesce(sum(p.amount_cents), 0)::bigint as amount from payment p
                        where p.state in ('RETURNED', 'VOIDED')
                            and not exists (select from payment q where q.replaces_id = p.id)
                            and exists (select from pay_run r where r.id = p.pay_run_id and r.state = 'PAID')
                            and not exists (select from paycheck c
                                where c.id = p.paycheck_id and c.voided_by_run_id is not null)
                        """).one(row -> new Sum(row.number("payments"), row.money("amount")));
    }

    private long toLookAt() {
        return entities.createQuery(
                        "select count(r) from AchReturn r where r.outcome in (UNKNOWN_TRACE, MISMATCH, NOT_UNDERSTOOD)",
                        Long.class)
                .getSingleResult();
    }

    private long awaiting() {
        return entities.createQuery("""
                        select count(d) from DirectDeposit d where d.standing = AWAITING_PRENOTE and d.id in (
                            select s.directDepositId from DepositShare s, DirectDepositChange c
                            where s.changeId = c.id and c.state = VERIFIED)
                        """, Long.class).getSingleResult();
    }
}
