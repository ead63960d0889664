package org.openpractice.payroll.compensation;

import static org.openpractice.platform.audit.Verb.RECORDED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.EachOnce;
import org.openpractice.platform.problem.FieldError;

/**
 * Takes lines of claims that no event tells of: billed ones, and those of billing systems elsewhere. A batch is taken
 * whole or not at all.
 */
@ApplicationScoped
class TakeInWorkCredits {

    /** @param countedOn day of billing or posting */
    @Schema(name = "WorkCredit")
    public record Credit(
            @NotNull UUID employeeId,
            @NotNull UUID claimId,
            @Min(1) @Max(999) int lineNumber,
            @NotNull LineStage stage,

            @NotNull @Pattern(regexp = "[A-Z0-9]{5}", message = "expected five capital letters and digits")
            String procedureCode,

            @NotNull @Size(max = 4) @EachOnce
            List<@NotNull @Pattern(regexp = "[A-Z0-9]{2}", message = "expected two capital letters or digits") String>
                    modifiers,

            @NotNull @DecimalMin("0.001") @DecimalMax("9999") @Digits(integer = 6, fraction = 3)
            BigDecimal units,

            @NotNull LocalDate serviceDate,
            @NotNull LocalDate countedOn,
            @NotNull Boolean personallyPerformed,
            @Nullable Boolean designatedHealthService) {}

    @Schema(name = "WorkTakeBack")
    public record TakeBack(
            @NotNull UUID claimId,
            @Min(1) @Max(999) int lineNumber,
            @NotNull LineStage stage,
            @NotNull LocalDate takenBackOn) {}

    @Schema(name = "WorkCredits")
    public record Request(
            @NotNull @Size(max = 1000) @EachOnce(by = {"claimId", "lineNumber", "stage"})
            List<@NotNull @Valid Credit> credits,

            @NotNull @Size(max = 1000) @EachOnce(by = {"claimId", "lineNumber", "stage"})
            List<@NotNull @Valid TakeBack> takeBacks) {}

    private final CreditWork creditWork;
    private final WorkRvuLedger ledger;
    private final Enrollments enrollments;
    private final Audit audit;
    private final Clock clock;

    TakeInWorkCredits(CreditWork creditWork, WorkRvuLedger ledger, Enrollments enrollments, Audit audit, Clock clock) {
        this.creditWork = creditWork;
        this.ledger = ledger;
        this.enrollments = enrollments;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Credits first, then take-backs; the answer has a line for each. Refuses {@link CompensationProblem#WORK_CREDITS_WRONG},
     * naming every wrong line.
     */
    @Transactional
    public List<ServiceLine> take(Request request) {
        check(request);
        var answer = new ArrayList<>(creditWork.credit(
                request.credits().stream().map(TakeInWorkCredits::posting).toList()));
        for (var takeBack : request.takeBacks()) {
            creditWork
                    .takeBack(
                            new CreditWork.LineKey(takeBack.claimId(), takeBack.lineNumber(), takeBack.stage()),
                            takeBack.takenBackOn())
                    .ifPresent(answer::add);
        }
        audit.record(RECORDED, "work-rvu-credits", null);
        return answer;
    }

    private void check(Request request) {
        var errors = new ArrayList<FieldError>();
        var today = LocalDate.now(clock);
        var enrolled = enrolled(request);
        var claims = new HashSet<UUID>();
        request.credits().forEach(credit -> claims.add(credit.claimId()));
        request.takeBacks().forEach(takeBack -> claims.add(takeBack.claimId()));
        var standing = new HashMap<CreditWork.LineKey, LocalDate>();
        var owners = new HashMap<CreditWork.LineKey, UUID>();
        if (!claims.isEmpty()) {
            for (var line : ledger.standing(claims)) {
                standing.put(CreditWork.LineKey.of(line), line.countedOn());
                owners.put(CreditWork.LineKey.of(line), line.employeeId());
            }
        }
        for (int i = 0; i < request.credits().size(); i++) {
            var credit = request.credits().get(i);
            var at = "credits[" + i + "].";
            if (!enrolled.contains(credit.employeeId())) {
                errors.add(new FieldError(at + "employeeId", "is not enrolled: expected an employee of the group"));
            }
            if (credit.countedOn().isAfter(today)) {
                errors.add(new FieldError(at + "countedOn", "is in the future: expected a day up to " + today));
            }
            if (credit.serviceDate().isAfter(credit.countedOn())) {
                errors.add(new FieldError(at + "serviceDate", "is after countedOn: expected a day up to it"));
            }
            var key = new CreditWork.LineKey(credit.claimId(), credit.lineNumber(), credit.stage());
            var owner = owners.putIfAbsent(key, credit.employeeId());
            if (owner != null && !owner.equals(credit.employeeId())) {
                errors.add(new FieldError(
                        at + "employeeId",
                        "is not who the line is credited to: expected to take that credit back first"));
            }
            standing.putIfAbsent(key, credit.countedOn());
        }
        for (int i = 0; i < request.takeBacks().size(); i++) {
            var takeBack = request.takeBacks().get(i);
            var at = "takeBacks[" + i + "].";
            var counted = standing.remove(
                    new CreditWork.LineKey(takeBack.claimId(), takeBack.lineNumber(), takeBack.stage()));
            if (counted == null) {
                errors.add(new FieldError(at + "lineNumber", "does not stand: expected a line that was taken in"));
            } else if (takeBack.takenBackOn().isBefore(counted)
                    || takeBack.takenBackOn().isAfter(today)) {
                errors.add(new FieldError(
                        at + "takenBackOn", "does not fit: expected a day from " + counted + " to " + today));
            }
        }
        if (!errors.isEmpty()) {
            throw CompensationProblem.WORK_CREDITS_WRONG.because(
                    errors.size() + " fields of the batch are wrong, no line was taken", Map.of("lines", errors));
        }
    }

    private Set<UUID> enrolled(Request request) {
        var employees = request.credits().stream().map(Credit::employeeId).collect(Collectors.toSet());
        return employees.isEmpty()
                ? Set.of()
                : enrollments.list("id in ?1", employees).stream()
                        .map(Enrollment::id)
                        .collect(Collectors.toSet());
    }

    private static CreditWork.Posting posting(Credit credit) {
        return new CreditWork.Posting(
                credit.employeeId(),
                credit.claimId(),
                credit.lineNumber(),
                credit.stage(),
                null,
                credit.procedureCode(),
                credit.modifiers(),
                credit.units(),
                credit.serviceDate(),
                credit.countedOn(),
                credit.personallyPerformed(),
                credit.designatedHealthService());
    }
}
