package org.openpractice.payroll.deposit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.login.OwnRecord;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;

/**
 * Changes of the accounts of the person who asks. The own change takes what any other takes: a second person who verifies
 * it by another way than it came, a prenote, and a message to those who verify.
 */
@ApplicationScoped
class OwnDepositChanges {

    /** Which versions are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("state")
        DirectDepositChange.@Nullable State state;
    }

    private final OwnRecord ownRecord;
    private final ProposeDirectDeposit proposeDirectDeposit;
    private final DirectDeposits deposits;
    private final EntityManager entities;
    private final ColumnCipher cipher;
    private final Audit audit;

    OwnDepositChanges(
            OwnRecord ownRecord,
            ProposeDirectDeposit proposeDirectDeposit,
            DirectDeposits deposits,
            EntityManager entities,
            ColumnCipher cipher,
            Audit audit) {
        this.ownRecord = ownRecord;
        this.proposeDirectDeposit = proposeDirectDeposit;
        this.deposits = deposits;
        this.entities = entities;
        this.cipher = cipher;
        this.audit = audit;
    }

    ListOf<DirectDepositChange> list(Asked asked) {
        var employee = ownRecord.employee();
        audit.record(Verb.READ, "direct-deposit-changes", employee);
        return ListOf.entities(entities, DirectDepositChange.class, asked)
                .where("e.enrollmentId = ?", employee)
                .where("e.state = ?", asked.state)
                .search("e.proposed.by")
                .sort("effectiveFrom", LocalDate.class, "e.effectiveFrom");
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} also for a change of somebody else */
    @Transactional
    public DirectDepositChangeView read(UUID changeId) {
        var change = deposits.change(ownRecord.employee(), changeId);
        audit.record(Verb.READ, "direct-deposit-change", changeId);
        return view(change);
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@link DepositProblem#DEPOSIT_SPLIT_WRONG} */
    @Transactional
    public DirectDepositChangeView propose(ProposeDirectDeposit.Request request) {
        return view(proposeDirectDeposit.propose(ownRecord.employee(), IfMatch.ANY, request));
    }

    DirectDepositChangeView view(DirectDepositChange change) {
        return DirectDepositChangeView.of(List.of(change), deposits, cipher).getFirst();
    }
}
