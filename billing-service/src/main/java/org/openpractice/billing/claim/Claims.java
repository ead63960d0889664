package org.openpractice.billing.claim;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.paging.PageRequest;

/** Claims of the practice group. */
@ApplicationScoped
public class Claims implements PanacheRepositoryBase<Claim, UUID> {

    List<Claim> page(PageRequest request, @Nullable ClaimState state) {
        var query = state == null
                ? find("id > ?1 order by id", request.after())
                : find("id > ?1 and state = ?2 order by id", request.after(), state);
        return query.page(0, request.fetch()).list();
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
     * The oldest claims that may go out, locked. Beside their state it looks at the blocks themselves: no held claim
     * goes out, whatever else went wrong.
     */
    public List<Claim> lockReady(@Nullable UUID payerId, int most) {
        return find("""
                        from Claim c where c.state = ?1 and (?2 is null or c.payerId = ?2)
                            and not exists (select 1 from BillingBlock b where b.employeeId = c.renderingEmployeeId
                                and b.from <= c.serviceDate and (b.until is null or b.until > c.serviceDate))
                        order by c.id
                        """, ClaimState.READY, payerId)
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
