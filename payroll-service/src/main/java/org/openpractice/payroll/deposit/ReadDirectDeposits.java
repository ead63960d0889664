package org.openpractice.payroll.deposit;

import static org.openpractice.platform.audit.Verb.READ;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.paging.Page;

/** Shows changes of accounts; account numbers are masked. */
@ApplicationScoped
class ReadDirectDeposits {

    private final DirectDeposits deposits;
    private final Enrollments enrollments;
    private final ColumnCipher cipher;
    private final Audit audit;

    ReadDirectDeposits(DirectDeposits deposits, Enrollments enrollments, ColumnCipher cipher, Audit audit) {
        this.deposits = deposits;
        this.enrollments = enrollments;
        this.cipher = cipher;
        this.audit = audit;
    }

    /** Changes of everybody. */
    Page<DirectDepositChangeView> list(DirectDeposits.Asked asked) {
        audit.record(READ, "direct-deposit-change", null);
        return deposits.list(asked).pageOf(changes -> {
            var views = DirectDepositChangeView.of(changes, deposits, cipher).stream()
                    .collect(Collectors.toMap(DirectDepositChangeView::id, Function.identity()));
            return change -> Objects.requireNonNull(views.get(change.id()));
        });
    }

    /**
     * Every version of somebody's accounts, oldest first.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code not-found}
     */
    @Transactional
    List<DirectDepositChangeView> read(UUID employeeId) {
        enrollments.get(employeeId);
        audit.record(READ, "direct-deposit-changes", employeeId);
        return changed(employeeId);
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    @Transactional
    DirectDepositChangeView read(UUID employeeId, UUID changeId) {
        var change = deposits.change(employeeId, changeId);
        audit.record(READ, "direct-deposit-change", changeId);
        return changed(change);
    }

    /** The accounts of somebody, which were just changed. */
    @Transactional
    List<DirectDepositChangeView> changed(UUID employeeId) {
        return DirectDepositChangeView.of(deposits.changesOf(employeeId), deposits, cipher);
    }

    /** A version that was just decided. */
    @Transactional
    DirectDepositChangeView changed(DirectDepositChange change) {
        return DirectDepositChangeView.of(List.of(change), deposits, cipher).getFirst();
    }
}
