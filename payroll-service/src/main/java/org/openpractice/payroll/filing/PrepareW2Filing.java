package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.payment.Employers;
import org.openpractice.payroll.payment.PaymentProblem;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.ProblemType;

/**
 * Puts the wage statements of a year into a file and keeps them as they are in it. Refuses
 * {@link FilingProblem#W2_FILING_SUBMITTED}, {@link PaymentProblem#EMPLOYER_MISSING},
 * {@link FilingProblem#WAGE_FILER_MISSING}, {@link FilingProblem#NO_WAGE_STATEMENTS},
 * {@link FilingProblem#W2_CONTRADICTS_ITSELF}, {@link FilingProblem#TAX_IDENTITY_MISSING} and
 * {@link FilingProblem#EFW2_FIELD_NOT_AVAILABLE}.
 */
@ApplicationScoped
class PrepareW2Filing {

    @Schema(name = "PrepareW2Filing")
    public record Request(@Min(2000) @Max(2100) int year) {}

    private final WageStatements statements;
    private final W2Filings filings;
    private final Employers employers;
    private final WageFilers filers;
    private final Enrollments enrollments;
    private final TaxIdentities identities;
    private final StaffSsns staffSsns;
    private final ColumnCipher cipher;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    PrepareW2Filing(
            WageStatements statements,
            W2Filings filings,
            Employers employers,
            WageFilers filers,
            Enrollments enrollments,
            TaxIdentities identities,
            StaffSsns staffSsns,
            ColumnCipher cipher,
            Audit audit,
            Actor actor,
            Clock clock) {
        this.statements = statements;
        this.filings = filings;
        this.employers = employers;
        this.filers = filers;
        this.enrollments = enrollments;
        this.identities = identities;
        this.staffSsns = staffSsns;
        this.cipher = cipher;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public W2Filing prepare(Request request) {
        int year = request.year();
        if (filings.submitted(year).isPresent()) {
            throw FilingProblem.W2_FILING_SUBMITTED.because(
                    "The statements of %d are filed; GET /w2-corrections?year=%d shows what differs"
                            .formatted(year, year));
        }
        var employer = employers
                .current()
                .orElseThrow(() -> PaymentProblem.EMPLOYER_MISSING.because(
                        "Set up the employer first: its EIN stands in the file"));
        var filer = filers.current()
                .orElseThrow(() -> FilingProblem.WAGE_FILER_MISSING.because(
                        "Nobody is named who files with the Social Security Administration"))
                .forFile(employer, cipher);
        requireFileable(year);

        var id = W2Filing.nextId();
        var totals = new Efw2.Totals();
        var records = new ArrayList<W2Statement>();
        statements.forEachBatch(year, batch -> {
            records.addAll(records(id, batch, totals));
        });
        if (totals.statements() == 0) {
            throw FilingProblem.NO_WAGE_STATEMENTS.because("Nobody was paid in " + year);
        }
        var filing = new W2Filing(
                id,
                year,
                Efw2.submitter(filer) + Efw2.employer(filer, year),
                totals,
                cipher,
                actor.name(),
                clock.instant());
        filings.persist(filing);
        records.forEach(filings::add);
        audit.record(Verb.PREPARED, "w2-filing", id);
        return filing;
    }

    /** Looks through everything before the first record is sealed, so that all that is missing is named at once. */
    private void requireFileable(int year) {
        var broken = new ArrayList<String>();
        var nameless = new ArrayList<String>();
        var fieldless = new ArrayList<String>();
        statements.forEachBatch(year, batch -> {
            var known = identities.of(ids(batch));
            for (var w2 : batch) {
                w2.broken().forEach(what -> broken.add(w2.employeeNumber() + ": " + what));
                if (!known.containsKey(w2.employeeId())) {
                    nameless.add(w2.employeeNumber());
                }
                w2.box12().stream()
                        .filter(entry -> !Efw2.hasField(entry.code()))
                        .forEach(entry -> fieldless.add("%s: box 12 %s %s"
                                .formatted(
                                        w2.employeeNumber(),
                                        entry.code(),
                                        entry.amount().amount())));
            }
        });
        refuse(FilingProblem.W2_CONTRADICTS_ITSELF, "statements do not hold together", broken);
        refuse(
                FilingProblem.EFW2_FIELD_NOT_AVAILABLE,
                "amounts have no field in the layout that is kept (Publication 42-007 through tax year 2025)",
                fieldless);
        refuse(FilingProblem.TAX_IDENTITY_MISSING, "people have no social security number and address", nameless);
    }

    private static void refuse(ProblemType problem, String what, List<String> which) {
        if (!which.isEmpty()) {
            throw problem.because("%d %s. First: %s"
                    .formatted(
                            which.size(),
                            what,
                            which.stream().sorted().limit(10).collect(Collectors.joining("; "))));
        }
    }

    private List<W2Statement> records(UUID filingId, List<W2> batch, Efw2.Totals totals) {
        var known = identities.of(ids(batch));
        var numbers = staffSsns.of(known.values());
        Map<UUID, Enrollment> people = enrollments.list("id in ?1", ids(batch)).stream()
                .collect(Collectors.toMap(Enrollment::id, person -> person));
        var records = new ArrayList<W2Statement>();
        for (var w2 : batch) {
            var identity = known.get(w2.employeeId());
            var person = people.get(w2.employeeId());
            if (identity == null || person == null) {
                throw FilingProblem.TAX_IDENTITY_MISSING.because("Employee " + w2.employeeNumber());
            }
            var record = Efw2.employee(
                    new Efw2.Person(
                            Objects.requireNonNull(numbers.get(w2.employeeId())).digits(),
                            person.firstName(),
                            identity.middleName(),
                            person.lastName(),
                            identity.suffix(),
                            identity.address().forFile()),
                    w2);
            totals.add(w2);
            records.add(new W2Statement(filingId, w2, record, cipher));
        }
        return records;
    }

    private static List<UUID> ids(List<W2> batch) {
        return batch.stream().map(W2::employeeId).toList();
    }
}
