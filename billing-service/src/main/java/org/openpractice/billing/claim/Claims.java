package org.openpractice.billing.claim;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Claims of the practice group. */
@ApplicationScoped
public class Claims implements Records<Claim> {

    /** Which claims are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("state")
        @Nullable
        ClaimState state;

        @Parameter(description = "Why it is held")
        @QueryParam("holdReason")
        @Nullable
        HoldReason holdReason;

        @Parameter(description = "Went out in that file")
        @QueryParam("claimFileId")
        @Nullable
        UUID claimFileId;

        @QueryParam("payerId")
        @Nullable
        UUID payerId;

        @QueryParam("patientId")
        @Nullable
        UUID patientId;

        @QueryParam("locationId")
        @Nullable
        UUID locationId;

        @QueryParam("renderingEmployeeId")
        @Nullable
        UUID renderingEmployeeId;

        @Parameter(description = "Date of service, on this day or later")
        @QueryParam("servedFrom")
        @Nullable
        LocalDate servedFrom;

        @Parameter(description = "Date of service, on this day or earlier")
        @QueryParam("servedTo")
        @Nullable
        LocalDate servedTo;

        @Parameter(description = "Made on this day (UTC) or later")
        @QueryParam("createdFrom")
        @Nullable
        LocalDate createdFrom;

        @Parameter(description = "Made on this day (UTC) or earlier")
        @QueryParam("createdTo")
        @Nullable
        LocalDate createdTo;
    }

    /** The list, searched by control number: not everybody who reads claims sees the names of patients. */
    ListOf<Claim> list(Asked asked) {
        return list(Claim.class, asked)
                .search("e.controlNumber")
                .where("e.state = ?", asked.state)
                .where("e.holdReason = ?", asked.holdReason)
                .where("e.claimFileId = ?", asked.claimFileId)
                .where("e.payerId = ?", asked.payerId)
                .where("e.patientId = ?", asked.patientId)
                .where("e.locationId = ?", asked.locationId)
                .where("e.renderingEmployeeId = ?", asked.renderingEmployeeId)
                .where("e.serviceDate >= ?", asked.servedFrom)
                .where("e.serviceDate <= ?", asked.servedTo)
                .during("e.createdAt", asked.createdFrom, asked.createdTo)
                .sort("controlNumber", String.class, "e.controlNumber")
                .sort("serviceDate", LocalDate.class, "e.serviceDate");
    }

    /** Claims of a provider that have not gone out, locked. */
    List<Claim> lockUnsubmitted(UUID renderingEmployeeId) {
        return find(
                        "renderingEmployeeId = ?1 and state in ?2 order by id",
                        renderingEmployeeId,
                        List.of(ClaimState.READY, ClaimState.HELD))
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /**
     * The oldest claims that may go out, locked; after them those that could not be written the last time. Beside their state
     * it looks at the blocks themselves: no claim that an event holds goes out, whatever else went wrong.
     */
    public List<Claim> lockReady(@Nullable UUID payerId, int most) {
        return find("""
                        from Claim c where (c.state = ?1 or c.holdReason = ?3) and (?2 is null or c.payerId = ?2)
                            and not exists (select 1 from BillingBlock b where b.employeeId = c.renderingEmployeeId
                                and b.from <= c.serviceDate and (b.until is null or b.until > c.serviceDate))
                        order by case when c.state = ?1 then 0 else 1 end, c.id
                        """, ClaimState.READY, payerId, HoldReason.NOT_WRITABLE)
                .page(0, most)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }

    /** Claims with these control numbers, locked. */
    public List<Claim> lockByControlNumber(Collection<String> controlNumbers) {
        return find("controlNumber in ?1 order by id", controlNumbers)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .list();
    }
}
