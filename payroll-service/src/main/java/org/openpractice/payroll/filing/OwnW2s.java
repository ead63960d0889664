package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import org.openpractice.payroll.login.OwnRecord;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** The Forms W-2 of the person who asks, of filings that were submitted: what is only prepared may still change. */
@ApplicationScoped
class OwnW2s {

    private static final String YEAR = "(select f.year from W2Filing f where f.id = e.filingId)";

    private final OwnRecord ownRecord;
    private final W2Filings filings;
    private final EntityManager entities;
    private final ColumnCipher cipher;
    private final Audit audit;

    OwnW2s(OwnRecord ownRecord, W2Filings filings, EntityManager entities, ColumnCipher cipher, Audit audit) {
        this.ownRecord = ownRecord;
        this.filings = filings;
        this.entities = entities;
        this.cipher = cipher;
        this.audit = audit;
    }

    ListOf<W2Statement> list(ListRequest asked) {
        audit.record(Verb.READ, "w2-statement", null);
        return ListOf.entities(entities, W2Statement.class, asked)
                .where("e.employeeId = ?", ownRecord.employee())
                .where("exists (select 1 from W2Filing f where f.id = e.filingId and f.submittedAt is not null)")
                .search("cast(" + YEAR + " as string)", "e.employeeNumber")
                .sort("year", Integer.class, YEAR);
    }

    W2Filing filing(W2Statement statement) {
        return filings.get(statement.filingId());
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} when none was filed */
    @Transactional
    public FiledW2 read(int year) {
        var employee = ownRecord.employee();
        var filing = filings.submitted(year).orElseThrow(PlatformProblem::notFound);
        var statement = entities.createQuery(
                        "from W2Statement where filingId = :filing and employeeId = :employee", W2Statement.class)
                .setParameter("filing", filing.id())
                .setParameter("employee", employee)
                .getResultStream()
                .findFirst()
                .orElseThrow(PlatformProblem::notFound);
        audit.record(Verb.READ, "w2-statement", statement.id());
        return FiledW2.of(filing, statement, cipher);
    }
}
