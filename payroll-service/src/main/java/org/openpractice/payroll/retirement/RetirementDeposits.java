package org.openpractice.payroll.retirement;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.Records;

@ApplicationScoped
class RetirementDeposits implements Records<RetirementDeposit> {

    /** Which deposits are asked for, by their runs. */
    public static class Asked extends ListRequest {

        @Parameter(description = "Pay date on this day or later")
        @QueryParam("paidFrom")
        @Nullable
        LocalDate paidFrom;

        @Parameter(description = "Pay date on this day or earlier")
        @QueryParam("paidTo")
        @Nullable
        LocalDate paidTo;

        @Parameter(description = "Whether the deposit is recorded")
        @QueryParam("deposited")
        @Nullable
        Boolean deposited;
    }

    private static final String RECORDED = "(select %s from RetirementDeposit d where d.id = e.id)";

    /**
     * The runs whose deposits are asked for.
     *
     * @param runs those with money for the plan
     */
    ListOf<PayRun> list(Asked asked, Collection<UUID> runs) {
        return ListOf.entities(getEntityManager(), PayRun.class, asked)
                .search(RECORDED.formatted("d.reference"), RECORDED.formatted("d.recorded.by"))
                .where("among(e.id, ?)", (Object) Reading.ids(runs))
                .where(
                        "(case when exists " + RECORDED.formatted("1") + " then true else false end) = ?",
                        asked.deposited)
                .where("e.payDate >= ?", asked.paidFrom)
                .where("e.payDate <= ?", asked.paidTo)
                .sort("payDate", LocalDate.class, "e.payDate");
    }

    Map<UUID, RetirementDeposit> of(Collection<UUID> payRunIds) {
        return payRunIds.isEmpty()
                ? Map.of()
                : list("id in ?1", payRunIds).stream()
                        .collect(Collectors.toMap(RetirementDeposit::id, Function.identity()));
    }
}
