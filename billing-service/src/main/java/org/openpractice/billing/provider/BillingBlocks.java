package org.openpractice.billing.provider;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Blocks of the providers of the practice group. */
@ApplicationScoped
public class BillingBlocks implements PanacheRepositoryBase<BillingBlock, UUID> {

    public List<BillingBlock> of(UUID employeeId) {
        return list("employeeId = ?1 order by id", employeeId);
    }

    /** The block that keeps a service of that date from being billed; an exclusion before a departure. */
    public Optional<BillingBlock> covering(UUID employeeId, LocalDate serviceDate) {
        return of(employeeId).stream()
                .filter(block -> block.covers(serviceDate))
                .min(java.util.Comparator.comparing(BillingBlock::reason));
    }

    /** Nothing is billed from that day on; said again with another day, the block moves. Takes the provider's {@link #lock}. */
    public void begin(UUID employeeId, BillingBlock.Reason reason, UUID subjectId, LocalDate from, UUID eventId) {
        lock(employeeId);
        open(employeeId, reason, subjectId)
                .ifPresentOrElse(
                        block -> block.moveTo(from, eventId),
                        () -> persist(new BillingBlock(employeeId, reason, subjectId, from, eventId)));
    }

    /**
     * From that day on it is billed again, whatever of that kind had kept it from being. Takes the provider's
     * {@link #lock}.
     */
    public void end(UUID employeeId, BillingBlock.Reason reason, LocalDate day) {
        lock(employeeId);
        list("employeeId = ?1 and reason = ?2 and until is null", employeeId, reason)
                .forEach(block -> block.endBefore(day));
    }

    /** What was said turned out to be wrong: the block never stood. Takes the provider's {@link #lock}. */
    public void annul(UUID employeeId, BillingBlock.Reason reason, UUID subjectId) {
        lock(employeeId);
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
    public void lock(UUID employeeId) {
        getEntityManager()
                .createNativeQuery("select pg_advisory_xact_lock(hashtextextended(:key, 0))", Object.class)
                .setParameter("key", "billing-block:" + employeeId)
                .getSingleResult();
    }
}
