package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.levy.LevyTables;
import org.openpractice.payroll.paid.PaidLines;
import org.openpractice.payroll.withholding.TaxTables;
import org.openpractice.payroll.withholding.WithholdingProblem;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.reading.Reading;

/** Forms W-2 of a year as the paid paychecks stand now. Refuses {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}. */
@ApplicationScoped
class WageStatements {

    /** Whose statements are asked for, of which year. */
    public static class Asked extends ListRequest {

        @QueryParam("year")
        @Min(2000)
        @Max(2100)
        int year;

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;
    }

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    private static final int BATCH = 500;

    private final PaidLines lines;
    private final Enrollments enrollments;
    private final TaxTables tables;
    private final LevyTables levies;

    WageStatements(PaidLines lines, Enrollments enrollments, TaxTables tables, LevyTables levies) {
        this.lines = lines;
        this.enrollments = enrollments;
        this.tables = tables;
        this.levies = levies;
    }

    /** The statements of whoever is asked for, those included whose pay was taken back whole. */
    Page<W2> page(Asked asked) {
        var paid = lines.employees(startOf(asked.year), endOf(asked.year), BEFORE_ALL, Integer.MAX_VALUE);
        return enrollments
                .list(Enrollment.class, asked)
                .search("e.lastName", "e.firstName", "e.employeeNumber")
                .where("among(e.id, ?)", (Object) Reading.ids(paid))
                .where("e.id = ?", asked.employeeId)
                .sort("employeeName", String.class, "lower(e.lastName || ', ' || e.firstName)")
                .sort("employeeNumber", String.class, "e.employeeNumber")
                .pageOf(people -> {
                    var statements = of(
                                    asked.year,
                                    people.stream().map(Enrollment::id).toList())
                            .stream()
                            .collect(Collectors.toMap(W2::employeeId, w2 -> w2));
                    return person -> Objects.requireNonNull(statements.get(person.id()));
                });
    }

    Optional<W2> of(int year, UUID employeeId) {
        return of(year, List.of(employeeId)).stream()
                .filter(w2 -> !w2.isEmpty())
                .findFirst();
    }

    /** Everybody who gets a statement, batch by batch in the order of ids. */
    void forEachBatch(int year, java.util.function.Consumer<List<W2>> batch) {
        var after = BEFORE_ALL;
        while (true) {
            var employees = lines.employees(startOf(year), endOf(year), after, BATCH);
            if (employees.isEmpty()) {
                return;
            }
            batch.accept(
                    of(year, employees).stream().filter(w2 -> !w2.isEmpty()).toList());
            after = employees.getLast();
        }
    }

    List<W2> of(int year, Collection<UUID> employees) {
        var table = tables.federal(endOf(year));
        var sums = lines.byEmployee(startOf(year), endOf(year), employees).stream()
                .collect(Collectors.groupingBy(PaidLines.EmployeeSum::employeeId));
        var people = enrollments.list("id in ?1", employees).stream()
                .collect(Collectors.toMap(Enrollment::id, person -> person));
        var contributions = levies.codes(year);
        var statements = new ArrayList<W2>();
        for (var employee : employees) {
            var person = people.get(employee);
            if (person != null) {
                statements.add(W2.of(
                        year,
                        employee,
                        person.employeeNumber(),
                        person.fullName(),
                        sums.getOrDefault(employee, List.of()),
                        table,
                        contributions));
            }
        }
        return statements;
    }

    private static LocalDate startOf(int year) {
        return LocalDate.of(year, 1, 1);
    }

    private static LocalDate endOf(int year) {
        return LocalDate.of(year, 12, 31);
    }
}
