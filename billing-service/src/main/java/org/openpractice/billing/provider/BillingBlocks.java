package org.openpractice.billing.provider;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.tenancy.GroupLock;

/** Blocks of the providers of the practice group. */
@ApplicationScoped
public class BillingBlocks implements Records<BillingBlock> {

    public List<BillingBlock> of(UUID employeeId) {
        return list("employeeId = ?1 order by id", employeeId);
    }

    /** Blocks by employee; whoever has none is left out. */
    Map<UUID, List<BillingBlock>> of(Collection<UUID> employeeIds) {
        return find("employeeId in ?1 order by id", employeeIds).stream()
                .collect(Collectors.groupingBy(BillingBlock::employeeId));
    }

    /** The block that keeps a service of that date from being billed; an exclusion before a departure. */
    public Optional<BillingBlock> covering(UUID employeeId, LocalDate serviceDate) {
        return of(employeeId).stream()
                .filter(block -> block.covers(serviceDate))
                .min(Comparator.comparing(BillingBlock::reason));
    }

    /** Nothing is billed from that day on; said again with another day, the block moves. Takes the provider's {@link #lockProvider}. */
    public void begin(UUID employeeId, BillingBlock.Reason reason, UUID subjectId, LocalDate from, UUID eventId) {
        lockProvider(employeeId);
        open(employeeId, reason, subjectId)
                .ifPresentOrElse(
                        block -> block.moveTo(from, eventId),
                        () -> persist(new BillingBlock(employeeId, reason, subjectId, from, eventId)));
    }

    /**
     * From that day on it is billed again, whatever of that kind had kept it from being. Takes the provider's
     * {@link #lockProvider}.
     */
    public void end(UUID employeeId, BillingBlock.Reason reason, LocalDate day) {
        lockProvider(employeeId);
        list("employeeId = ?1 and reason = ?2 and until is null", employeeId, reason)
                .forEach(block -> block.endBefore(day));
    }

    /** What was said turned out to be wrong: the block never stood. Takes the provider's {@link #lockProvider}. */
    public void annul(UUID employeeId, BillingBlock.Reason reason, UUID subjectId) {
        lockProvider(employeeId);
        open(employeeId, reason, subjectId).ifPresent(block -> block.endBefore(block.from()));
    }

    private Optional<BillingBlock> open(UUID employeeId, BillingBlock.Reason reason, UUID subjectId) {
        return find(
                        "employeeId = ?1 and reason = ?2 and subjectId = ?3 and until is null",
                        employeeId,
                        reason,
                        subjectId)
                .firstResultOptional();
    }

    /**
     * Makes claims and blocks of one provider wait for each other until the transaction ends: a claim that is made while
     * a block arrives would otherwise miss it.
     */
    public void lockProvider(UUID employeeId) {
        GroupLock.hold(getEntityManager(), "billing-block:" + employeeId);
    }
}
