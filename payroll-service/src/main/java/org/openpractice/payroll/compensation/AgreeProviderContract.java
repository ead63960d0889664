package org.openpractice.payroll.compensation;

import static org.openpractice.platform.audit.Verb.APPROVED;
import static org.openpractice.platform.audit.Verb.DRAFTED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.compensation.ContractTerms.CreditedWork;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.approval.SecondPerson;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.records.Stamp;

/** Drafts contracts and their versions, and approves them by a second person. */
@ApplicationScoped
class AgreeProviderContract {

    /** @param endsOn last day of the version; null until another takes its place */
    @Schema(name = "ProviderContractVersionDraft")
    public record VersionRequest(
            @NotNull LocalDate effectiveFrom,
            @Nullable LocalDate endsOn,
            @NotNull @Valid ContractTerms terms) {

        @SuppressWarnings("ConstantValue") // an absent date is null until it is validated
        public VersionRequest {
            if (effectiveFrom != null && endsOn != null && endsOn.isBefore(effectiveFrom)) {
                throw new IllegalArgumentException("expected endsOn on or after effectiveFrom");
            }
        }
    }

    /**
     * @param specialty as the group names it, for example family practice
     * @param firstMonth month with which contract years begin, from 1
     */
    @Schema(name = "NewProviderContract")
    public record Request(
            @NotNull UUID employeeId,
            @NotBlank @Size(max = 100) String specialty,
            @Min(1) @Max(12) int firstMonth,
            @NotNull @Valid VersionRequest version) {}

    private final ProviderContracts contracts;
    private final ProviderSettlements settlements;
    private final WorkRvuSchedules schedules;
    private final CreditWork creditWork;
    private final Enrollments enrollments;
    private final SecondPerson secondPerson;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    AgreeProviderContract(
            ProviderContracts contracts,
            ProviderSettlements settlements,
            WorkRvuSchedules schedules,
            CreditWork creditWork,
            Enrollments enrollments,
            SecondPerson secondPerson,
            Audit audit,
            Actor actor,
            Clock clock) {
        this.contracts = contracts;
        this.settlements = settlements;
        this.schedules = schedules;
        this.creditWork = creditWork;
        this.enrollments = enrollments;
        this.secondPerson = secondPerson;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Refuses {@link EnrollmentProblem#NOT_ENROLLED}, {@link CompensationProblem#PROVIDER_CONTRACT_EXISTS} and
     * {@link CompensationProblem#CONTRACT_COUNTS_REFERRALS}.
     */
    @Transactional
    public ProviderContract draft(Request request) {
        if (enrollments.findByIdOptional(request.employeeId()).isEmpty()) {
            throw EnrollmentProblem.NOT_ENROLLED.because("Employee " + request.employeeId() + " is not enrolled");
        }
        if (contracts.ofEmployee(request.employeeId()).isPresent()) {
            throw CompensationProblem.PROVIDER_CONTRACT_EXISTS.because(
                    "Draft another version of the provider's contract");
        }
        var contract = new ProviderContract(request.employeeId(), request.specialty(), request.firstMonth());
        contracts.persist(contract);
        add(contract, 1, request.version());
        audit.record(DRAFTED, "provider-contract", contract.id());
        return contract;
    }

    /**
     * Adds a version; a draft that nobody approved yet gives way to it. Refuses
     * {@link CompensationProblem#CONTRACT_COUNTS_REFERRALS} and {@link CompensationProblem#CONTRACT_PERIOD_SETTLED}.
     */
    @Transactional
    public ProviderContract draft(UUID contractId, IfMatch ifMatch, VersionRequest request) {
        var contract = current(contractId, ifMatch);
        requireUnsettled(contract, request.effectiveFrom());
        var versions = contracts.versions(contractId);
        versions.forEach(ProviderContractVersion::withdraw);
        add(contract, versions.size() + 1, request);
        audit.record(DRAFTED, "provider-contract", contractId);
        contracts.touch(contract);
        return contract;
    }

    /**
     * A second person approves a drafted version. Lines that count from its first day on are credited under it, whatever
     * they were credited under before.
     *
     * <p>Refuses {@link PlatformProblem#SECOND_PERSON_REQUIRED}, {@link CompensationProblem#CONTRACT_VERSION_STATE},
     * {@link CompensationProblem#CONTRACT_PERIOD_SETTLED} and {@link CompensationProblem#WORK_RVU_SCHEDULE_MISSING}.
     */
    @Transactional
    public ProviderContract approve(UUID contractId, int number, IfMatch ifMatch) {
        var contract = contracts.lock(contractId);
        var version = contracts.versions(contractId).stream()
                .filter(candidate -> candidate.number() == number)
                .findFirst()
                .orElseThrow(PlatformProblem::notFound);
        secondPerson.require(version.drafted().by(), "approve", "provider-contract", contractId);
        ifMatch.require(contract.version());
        requireUnsettled(contract, version.effectiveFrom());
        int year = version.terms().scheduleYear();
        if (schedules.latest(year).isEmpty()) {
            throw CompensationProblem.WORK_RVU_SCHEDULE_MISSING.because(
                    "The contract pins the work RVUs of " + year + ": expected POST /work-rvu-schedules/" + year);
        }
        version.approve(Stamp.of(actor, clock));
        creditWork.again(contract.employeeId(), version.effectiveFrom());
        audit.record(APPROVED, "provider-contract", contractId);
        contracts.touch(contract);
        return contract;
    }

    private void add(ProviderContract contract, int number, VersionRequest request) {
        if (request.terms().credited() == CreditedWork.INCLUDING_ORDERED) {
            throw CompensationProblem.CONTRACT_COUNTS_REFERRALS.because(
                    "Pay may not rise with the volume or value of designated health services that the provider orders"
                            + " (42 USC 1395nn, 42 CFR 411.357(c)): expected PERSONALLY_PERFORMED or"
                            + " INCLUDING_INCIDENT_TO");
        }
        contracts
                .getEntityManager()
                .persist(new ProviderContractVersion(
                        contract.id(),
                        number,
                        request.effectiveFrom(),
                        request.endsOn(),
                        request.terms(),
                        Stamp.of(actor, clock)));
    }

    private void requireUnsettled(ProviderContract contract, LocalDate effectiveFrom) {
        settlements
                .last(contract.id())
                .filter(last -> !effectiveFrom.isAfter(last.periodEndsOn()))
                .ifPresent(last -> {
                    throw CompensationProblem.CONTRACT_PERIOD_SETTLED.because(
                            "Settled up to " + last.periodEndsOn() + ": expected a later effectiveFrom");
                });
    }

    private ProviderContract current(UUID contractId, IfMatch ifMatch) {
        var contract = contracts.lock(contractId);
        ifMatch.require(contract.version());
        return contract;
    }
}
