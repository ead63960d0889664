package org.openpractice.payroll.marketpay;

import static org.openpractice.platform.audit.Verb.READ;
import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.KEEP_ENROLLMENTS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.compensation.ProviderContract;
import org.openpractice.payroll.compensation.ProviderContracts;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.marketpay.TotalCompensation.Part;
import org.openpractice.platform.audit.Audit;

/** Total compensation by person, position and specialty. */
@Path("/total-compensation")
@RunOnVirtualThread
class TotalCompensationResource {

    /** By what people are put together. */
    public enum Grouping {
        POSITION,
        /** Providers by the specialty of their contract. */
        SPECIALTY
    }

    /** Lines add up to the parts, and the parts to the total. */
    public record StatementView(
            UUID employeeId,
            String employeeNumber,
            String employeeName,
            String positionTitle,
            int year,
            Map<Part, Money> parts,
            Money total,
            List<TotalCompensation.Line> lines) {}

    /** @param leastPeople a cell of fewer is not told */
    public record CellsView(int year, Grouping by, int leastPeople, List<CompensationCells.Cell> cells) {}

    private final TotalCompensation totalCompensation;
    private final Enrollments enrollments;
    private final ProviderContracts contracts;
    private final Audit audit;

    TotalCompensationResource(
            TotalCompensation totalCompensation, Enrollments enrollments, ProviderContracts contracts, Audit audit) {
        this.totalCompensation = totalCompensation;
        this.enrollments = enrollments;
        this.contracts = contracts;
        this.audit = audit;
    }

    /** The year of pay dates as the paychecks have it: salary, bonus, employer taxes, retirement and benefits. */
    @GET
    @Path("{employeeId}")
    @RolesAllowed(KEEP_ENROLLMENTS)
    @Transactional
    public StatementView get(UUID employeeId, @QueryParam("year") @Min(2000) @Max(2100) int year) {
        var enrollment = enrollments.get(employeeId);
        audit.record(READ, "total-compensation", employeeId);
        var lines = totalCompensation.of(employeeId, year);
        var parts = new EnumMap<Part, Money>(Part.class);
        for (var part : Part.values()) {
            parts.put(part, Money.ZERO);
        }
        lines.forEach(line -> parts.merge(line.part(), line.amount(), Money::plus));
        return new StatementView(
                employeeId,
                enrollment.employeeNumber(),
                enrollment.fullName(),
                enrollment.positionTitle(),
                year,
                parts,
                Money.sum(parts.values()),
                lines);
    }

    /** Averages by position or specialty; cells that could reveal somebody are not told. */
    @GET
    @RolesAllowed({APPROVE_PAYROLL, HR})
    @Transactional
    public CellsView cells(
            @QueryParam("year") @Min(2000) @Max(2100) int year,
            @QueryParam("by") @DefaultValue("POSITION") @NotNull Grouping by) {
        audit.record(READ, "total-compensation", null);
        var totals = totalCompensation.totals(year);
        var names = names(by);
        var years = totals.entrySet().stream()
                .filter(person -> names.containsKey(person.getKey()))
                .map(person -> year(names.getOrDefault(person.getKey(), ""), person.getValue()))
                .toList();
        return new CellsView(year, by, CompensationCells.LEAST_PEOPLE, CompensationCells.of(years));
    }

    private Map<UUID, String> names(Grouping by) {
        var names = new HashMap<UUID, String>();
        switch (by) {
            case POSITION -> enrollments.listAll().forEach(person -> names.put(person.id(), person.positionTitle()));
            case SPECIALTY -> {
                List<ProviderContract> all = contracts.listAll();
                all.forEach(contract -> names.put(contract.employeeId(), contract.specialty()));
            }
        }
        return names;
    }

    private static CompensationCells.Year year(String cell, Map<Part, Money> parts) {
        return new CompensationCells.Year(
                cell,
                parts.getOrDefault(Part.SALARY, Money.ZERO),
                parts.getOrDefault(Part.BONUS, Money.ZERO),
                parts.getOrDefault(Part.EMPLOYER_TAXES, Money.ZERO),
                parts.getOrDefault(Part.RETIREMENT, Money.ZERO),
                parts.getOrDefault(Part.BENEFITS, Money.ZERO));
    }
}
