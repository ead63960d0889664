package org.openpractice.payroll.compensation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Days and nights on call. */
@ApplicationScoped
class CallDuties implements Records<CallDuty> {

    /** Which duties are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @QueryParam("shift")
        @Nullable
        CallShift shift;

        @Parameter(description = "On this day or later")
        @QueryParam("onFrom")
        @Nullable
        LocalDate onFrom;

        @Parameter(description = "On this day or earlier")
        @QueryParam("onTo")
        @Nullable
        LocalDate onTo;
    }

    ListOf<CallDuty> list(Asked asked) {
        return list(CallDuty.class, asked)
                .search(Enrollments.name("e.employeeId"), Enrollments.number("e.employeeId"))
                .where("e.employeeId = ?", asked.employeeId)
                .where("e.shift = ?", asked.shift)
                .where("e.onDate >= ?", asked.onFrom)
                .where("e.onDate <= ?", asked.onTo)
                .sort("on", LocalDate.class, "e.onDate");
    }

    List<CallDuty> of(UUID employeeId, Collection<LocalDate> days) {
        return list("employeeId = ?1 and onDate in ?2", employeeId, days);
    }

    /** Somebody's duties up to a day that are part of no settlement but that one. */
    List<CallDuty> unsettled(UUID employeeId, LocalDate until, @Nullable UUID exceptSettlement) {
        return getEntityManager()
                .createQuery("""
                        from CallDuty d where d.employeeId = :employee and d.onDate <= :until
                            and not exists (select 1 from StatementRow r join ProviderSettlement s on s.id = r.settlementId
                                where r.callDutyId = d.id and s.state <> :withdrawn
                                    and (:except is null or s.id <> :except))
                        order by d.onDate, d.shift
                        """, CallDuty.class)
                .setParameter("employee", employeeId)
                .setParameter("until", until)
                .setParameter("withdrawn", ProviderSettlement.State.WITHDRAWN)
                .setParameter("except", exceptSettlement)
                .getResultList();
    }

    boolean isSettled(UUID dutyId) {
        return !getEntityManager()
                .createQuery("""
                        select 1 from StatementRow r join ProviderSettlement s on s.id = r.settlementId
                        where r.callDutyId = :duty and s.state <> :withdrawn
                        """, Integer.class)
                .setParameter("duty", dutyId)
                .setParameter("withdrawn", ProviderSettlement.State.WITHDRAWN)
                .getResultList()
                .isEmpty();
    }
}
