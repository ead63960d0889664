package org.openpractice.payroll.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.enrolment.EnrolmentTerms;
import org.openpractice.payroll.run.PayCheque;
import org.openpractice.payroll.run.PayCheques;
import org.openpractice.payroll.run.PayRun;
import org.openpractice.payroll.run.PayRuns;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;

/**
 * The ACH file of a paid run. Each account is opened only when its record is written. Refuses
 * {@link PayrollProblem#PAY_RUN_STATE} and {@link PayrollProblem#NO_DIRECT_DEPOSITS}.
 */
@ApplicationScoped
public class ExportAchFile {

    /** A file that is ready to be written. */
    public interface File {
        String name();

        void writeTo(OutputStream out) throws IOException;
    }

    private final PayRuns runs;
    private final PayCheques cheques;
    private final EnrolmentTerms terms;
    private final SealedOriginators originators;
    private final ColumnCipher cipher;
    private final Audit audit;

    ExportAchFile(
            PayRuns runs,
            PayCheques cheques,
            EnrolmentTerms terms,
            SealedOriginators originators,
            ColumnCipher cipher,
            Audit audit) {
        this.runs = runs;
        this.cheques = cheques;
        this.terms = terms;
        this.originators = originators;
        this.cipher = cipher;
        this.audit = audit;
    }

    /** Checks everything that could refuse the file, so that writing it cannot. */
    @Transactional
    public File export(UUID payRunId) {
        var run = runs.required(payRunId);
        if (run.state() != PayRun.State.PAID) {
            throw PayrollProblem.PAY_RUN_STATE.because(
                    "A run that is %s has no ACH file; it must be PAID".formatted(run.state()));
        }
        if (cheques.of(run).stream().noneMatch(ExportAchFile::isDeposited)) {
            throw PayrollProblem.NO_DIRECT_DEPOSITS.because("Everybody in the run is paid by cheque");
        }
        audit.record("exported ach-file", "pay-run", payRunId);
        var name = "ach-%s-%s.txt".formatted(run.payDate(), run.id());
        return new File() {
            @Override
            public String name() {
                return name;
            }

            @Override
            public void writeTo(OutputStream out) throws IOException {
                var writer = new OutputStreamWriter(out, StandardCharsets.US_ASCII);
                QuarkusTransaction.requiringNew().run(() -> write(writer, payRunId));
                writer.flush();
            }
        };
    }

    private void write(OutputStreamWriter writer, UUID payRunId) {
        var run = runs.required(payRunId);
        var originator = originators.open(run.id(), Objects.requireNonNull(run.originatorSealed()));
        var header = new AchFile.Header(run.achCreatedAt(), run.achIdModifier(), run.payDate());
        AchFile.write(
                writer,
                originator,
                header,
                cheques.of(run).stream()
                        .filter(ExportAchFile::isDeposited)
                        .map(this::credit)
                        .iterator());
    }

    private static boolean isDeposited(PayCheque cheque) {
        return cheque.isPayable()
                && cheque.directDepositId() != null
                && cheque.net().isPositive();
    }

    private AchFile.Credit credit(PayCheque cheque) {
        var deposit = terms.directDepositWith(Objects.requireNonNull(cheque.directDepositId()));
        return new AchFile.Credit(
                deposit.bank(),
                deposit.account(cipher),
                deposit.accountKind(),
                cheque.net(),
                cheque.employeeNumber(),
                cheque.employeeName());
    }
}
