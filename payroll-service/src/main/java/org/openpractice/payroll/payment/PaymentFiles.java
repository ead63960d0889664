package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.tenancy.GroupLock;

@ApplicationScoped
class PaymentFiles implements Records<PaymentFile> {

    /** Which files are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("kind")
        PaymentFile.@Nullable Kind kind;

        @QueryParam("payRunId")
        @Nullable
        UUID payRunId;

        @Parameter(description = "Whether a second person let it out")
        @QueryParam("released")
        @Nullable
        Boolean released;

        @Parameter(description = "Settles on this day or later")
        @QueryParam("effectiveFrom")
        @Nullable
        LocalDate effectiveFrom;

        @Parameter(description = "Settles on this day or earlier")
        @QueryParam("effectiveTo")
        @Nullable
        LocalDate effectiveTo;
    }

    private static final String MODIFIERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

    /** The file with a run's deposits. */
    Optional<PaymentFile> ofRun(UUID payRunId) {
        return find("payRunId = ?1 and kind = PAYROLL", payRunId).firstResultOptional();
    }

    ListOf<PaymentFile> list(Asked asked) {
        return list(PaymentFile.class, asked)
                .search("e.createdBy", "e.releasedBy", "e.reason")
                .where("e.kind = ?", asked.kind)
                .where("e.payRunId = ?", asked.payRunId)
                .where("(case when e.releasedAt is null then false else true end) = ?", asked.released)
                .where("e.effectiveOn >= ?", asked.effectiveFrom)
                .where("e.effectiveOn <= ?", asked.effectiveTo)
                .sort("effectiveOn", LocalDate.class, "e.effectiveOn")
                .sort("createdAt", Instant.class, "e.createdAt");
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
