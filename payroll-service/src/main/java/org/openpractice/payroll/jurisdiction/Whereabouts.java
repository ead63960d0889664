package org.openpractice.payroll.jurisdiction;

import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.place.FiledCertificate;
import org.openpractice.payroll.place.Places;
import org.openpractice.payroll.place.SourcingInput;
import org.openpractice.platform.records.EffectiveDated;

/**
 * Where many people worked and lived, and what they certified about it, as it counts for pay of one pay date. Wages are taxed
 * where their work was done, whenever they are paid.
 */
public final class Whereabouts {

    private final LocalDate payDate;
    private final Map<UUID, JurisdictionHistory> histories;
    private final Map<UUID, List<NonresidenceCertificate>> certificates;
    private final List<String> registered;

    Whereabouts(
            LocalDate payDate,
            Map<UUID, JurisdictionHistory> histories,
            Map<UUID, List<NonresidenceCertificate>> certificates,
            List<String> registered) {
        this.payDate = payDate;
        this.histories = histories;
        this.certificates = certificates;
        this.registered = registered;
    }

    /**
     * For the work of some days: the place of work of the last of them, and the residence of another day. A certificate and a
     * registration count on the pay date. Empty when nothing was ever said.
     *
     * @param livesOn day whose residence counts: wages are a resident's where somebody lives when they are paid
     */
    public Optional<SourcingInput> of(UUID employeeId, LocalDate first, LocalDate last, LocalDate livesOn) {
        var history = histories.get(employeeId);
        if (history == null) {
            return Optional.empty();
        }
        var januaryFirst = LocalDate.of(payDate.getYear(), Month.JANUARY, 1);
        return history.on(last).map(then -> {
            var places =
                    new Places(then.work(), history.on(livesOn).orElse(then).residence());
            var work = places.work().state();
            return new SourcingInput(
                    places,
                    history.on(januaryFirst).orElse(places),
                    certificate(employeeId, work),
                    registered,
                    history.workStates(first, last).stream()
                            .filter(state -> !state.equals(work))
                            .toList());
        });
    }

    /** States in which somebody worked from one day to another, in their order, each once. */
    public List<String> workStates(UUID employeeId, LocalDate first, LocalDate last) {
        var history = histories.get(employeeId);
        return history == null ? List.of() : history.workStates(first, last);
    }

    private @Nullable FiledCertificate certificate(UUID employeeId, String workState) {
        return EffectiveDated.on(
                        payDate,
                        certificates.getOrDefault(employeeId, List.of()).stream()
                                .filter(filed -> filed.workState().equals(workState))
                                .toList())
                .map(NonresidenceCertificate::filed)
                .orElse(null);
    }
}
