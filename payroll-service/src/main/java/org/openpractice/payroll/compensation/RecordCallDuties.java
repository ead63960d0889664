package org.openpractice.payroll.compensation;

import static org.openpractice.platform.audit.Verb.RECORDED;
import static org.openpractice.platform.audit.Verb.REMOVED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.EachOnce;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.records.Stamp;

/** Records days and nights on call; each counts once however often it is told, and a request tells it once. */
@ApplicationScoped
class RecordCallDuties {

    @Schema(name = "CallDutyOn")
    public record Duty(@NotNull LocalDate on, @NotNull CallShift shift) {}

    @Schema(name = "RecordCallDuties")
    public record Request(
            @NotNull UUID employeeId,

            @NotEmpty @Size(max = 400) @EachOnce(by = {"on", "shift"})
            List<@NotNull @Valid Duty> duties) {}

    private final CallDuties duties;
    private final ProviderContracts contracts;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    RecordCallDuties(CallDuties duties, ProviderContracts contracts, Audit audit, Actor actor, Clock clock) {
        this.duties = duties;
        this.contracts = contracts;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** Refuses {@link CompensationProblem#PROVIDER_CONTRACT_MISSING} when no approved contract holds on one of the days. */
    @Transactional
    public List<CallDuty> record(Request request) {
        var versions = contracts.approved(List.of(request.employeeId())).get(request.employeeId());
        for (var duty : request.duties()) {
            if (versions == null || versions.on(duty.on()).isEmpty()) {
                throw CompensationProblem.PROVIDER_CONTRACT_MISSING.because(
                        "No approved provider contract holds on " + duty.on());
            }
        }
        var known =
                duties
                        .of(
                                request.employeeId(),
                                request.duties().stream().map(Duty::on).collect(Collectors.toSet()))
                        .stream()
                        .collect(Collectors.toMap(duty -> new Duty(duty.on(), duty.shift()), duty -> duty));
        var all = new ArrayList<CallDuty>();
        for (var duty : request.duties()) {
            all.add(known.computeIfAbsent(duty, added -> {
                var row = new CallDuty(request.employeeId(), added.on(), added.shift(), Stamp.of(actor, clock));
                duties.persist(row);
                return row;
            }));
        }
        audit.record(RECORDED, "call-duties", request.employeeId());
        return all;
    }

    /** Refuses {@link PlatformProblem#NOT_FOUND} and {@link CompensationProblem#CALL_DUTY_SETTLED}. */
    @Transactional
    public void remove(UUID id) {
        var duty = duties.get(id);
        contracts.lockOfEmployee(duty.employeeId());
        if (duties.isSettled(id)) {
            throw CompensationProblem.CALL_DUTY_SETTLED.because("Withdraw the settlement first");
        }
        duties.delete(duty);
        audit.record(REMOVED, "call-duty", id);
    }
}
