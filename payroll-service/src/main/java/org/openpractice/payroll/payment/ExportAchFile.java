package org.openpractice.payroll.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Queue;
import java.util.UUID;
import org.openpractice.payroll.deposit.DirectDeposit;
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.payroll.paycheck.PayRun;
import org.openpractice.payroll.paycheck.PayRunProblem;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;

/**
 * Writes a released ACH file. Each account is opened only when its record is written; the bytes are kept nowhere. Refuses
 * {@link PaymentProblem#ACH_FILE_NOT_RELEASED}.
 */
@ApplicationScoped
class ExportAchFile {

    /** A file that is ready to be written. */
    public interface File {
        String name();

        void writeTo(OutputStream out) throws IOException;
    }

    private static final int PAGE = 1_000;

    private final PayRuns runs;
    private final PaymentFiles files;
    private final DirectDeposits deposits;
    private final SealedOriginators originators;
    private final ColumnCipher cipher;
    private final EntityManager entities;
    private final Audit audit;

    ExportAchFile(
            PayRuns runs,
            PaymentFiles files,
            DirectDeposits deposits,
            SealedOriginators originators,
            ColumnCipher cipher,
            EntityManager entities,
            Audit audit) {
        this.runs = runs;
        this.files = files;
        this.deposits = deposits;
        this.originators = originators;
        this.cipher = cipher;
        this.entities = entities;
        this.audit = audit;
    }

    /**
     * The file of a run's deposits. Refuses {@link PayRunProblem#PAY_RUN_STATE} and
     * {@link PaymentProblem#NO_DIRECT_DEPOSITS} too.
     */
    @Transactional
    public File exportOfRun(UUID payRunId) {
        var run = runs.get(payRunId);
        if (run.state() != PayRun.State.PAID) {
            throw PayRunProblem.PAY_RUN_STATE.because(
                    "A run that is %s has no ACH file; it must be PAID".formatted(run.state()));
        }
        var file = files.ofRun(payRunId)
                .orElseThrow(() -> PaymentProblem.NO_DIRECT_DEPOSITS.because("Everybody in the run is paid by check"));
        return export(file, "ach-%s-%s.txt".formatted(run.payDate(), run.id()));
    }

    /** Any file. Checks everything that could refuse it, so that writing it cannot. */
    @Transactional
    public File export(UUID fileId) {
        var file = files.get(fileId);
        return export(
                file,
                "ach-%s-%s-%s.txt"
                        .formatted(
                                file.kind().name().toLowerCase(java.util.Locale.ROOT), file.effectiveOn(), file.id()));
    }

    private File export(PaymentFile file, String name) {
        file.requireReleased();
        audit.record(Verb.EXPORTED, "ach-file", file.id());
        var id = file.id();
        return new File() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                var writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.US_ASCII));
                QuarkusTransaction.requiringNew().timeout(3600).run(() -> write(writer, id));
                writer.flush();
            }
        };
    }

    private void write(Writer writer, UUID fileId) {
        var file = files.get(fileId);
        AchFile.write(writer, originators.open(file), file.header(), new Items(file));
    }

    /** The file's entries, read a page at a time. */
    private final class Items implements Iterator<AchFile.Item> {
        private final PaymentFile file;
        private final Queue<PaymentFileEntry> read = new ArrayDeque<>();
        private Map<UUID, DirectDeposit> accounts = Map.of();
        private int last = -1;

        private Items(PaymentFile file) {
            this.file = file;
        }

        @Override
        public boolean hasNext() {
            if (read.isEmpty()) {
                entities.clear();
                List<PaymentFileEntry> page;
                do {
                    page = files.entries(file.id(), last, PAGE);
                    page.stream().filter(entry -> !entry.isWithdrawn()).forEach(read::add);
                    last = page.isEmpty() ? last : page.getLast().ordinal();
                } while (read.isEmpty() && !page.isEmpty());
                accounts = deposits.accounts(read.stream()
                        .map(PaymentFileEntry::directDepositId)
                        .distinct()
                        .toList());
            }
            return !read.isEmpty();
        }

        @Override
        public AchFile.Item next() {
            if (!hasNext()) {
                throw new NoSuchElementException();
            }
            var entry = read.remove();
            var account = Objects.requireNonNull(accounts.get(entry.directDepositId()));
            return new AchFile.Item(
                    entry.purpose(),
                    file.effectiveOn(entry.purpose()),
                    account.bank(),
                    account.account(cipher),
                    account.accountKind(),
                    entry.amount(),
                    entry.individualId(),
                    entry.individualName(),
                    entry.trace());
        }
    }
}
