package org.openpractice.payroll.payment;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.tenancy.GroupLock;

@ApplicationScoped
class PaymentFiles implements PanacheRepositoryBase<PaymentFile, UUID> {

    private static final String MODIFIERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    PaymentFile required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    /** The file with a run's deposits. */
    Optional<PaymentFile> ofRun(UUID payRunId) {
        return find("payRunId = ?1 and kind = PAYROLL", payRunId).firstResultOptional();
    }

    List<PaymentFile> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    /**
     * Letters, then digits, across all files of the day. Waits for whoever makes a file at the same time. Refuses
     * {@link PaymentProblem#TOO_MANY_ACH_FILES}.
     */
    char nextModifier(LocalDate day) {
        GroupLock.hold(getEntityManager(), "payment-file");
        long earlier = count("achDay", day);
        if (earlier >= MODIFIERS.length()) {
            throw PaymentProblem.TOO_MANY_ACH_FILES.because(
                    "%d files were made on %s; make this one tomorrow".formatted(earlier, day));
        }
        return MODIFIERS.charAt((int) earlier);
    }

    void add(PaymentFileEntry entry) {
        getEntityManager().persist(entry);
    }

    /** The next entries of a file in their order, also those that were withdrawn. */
    List<PaymentFileEntry> entries(UUID fileId, int after, int limit) {
        return getEntityManager()
                .createQuery(
                        "from PaymentFileEntry where paymentFileId = :file and ordinal > :after order by ordinal",
                        PaymentFileEntry.class)
                .setParameter("file", fileId)
                .setParameter("after", after)
                .setMaxResults(limit)
                .getResultList();
    }

    /** The entry that was sent with that trace number last; the numbers begin again after ten million. */
    Optional<PaymentFileEntry> entryWith(String traceNumber) {
        return getEntityManager()
                .createQuery(
                        "from PaymentFileEntry where traceNumber = :trace and withdrawn = false order by id desc",
                        PaymentFileEntry.class)
                .setParameter("trace", traceNumber)
                .setMaxResults(1)
                .getResultStream()
                .findFirst();
    }

    /** Payments of these for which a reversal was made already. */
    List<UUID> reversed(UUID payRunId) {
        return getEntityManager()
                .createQuery("""
                        select e.paymentId from PaymentFileEntry e, PaymentFile f where f.id = e.paymentFileId
                            and f.payRunId = :run and e.purpose = REVERSAL and e.returnCode is null
                            and e.withdrawn = false
                        """, UUID.class)
                .setParameter("run", payRunId)
                .getResultList();
    }
}
