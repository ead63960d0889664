package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.levy.LevyTables;
import org.openpractice.payroll.paid.PaidLines;
import org.openpractice.payroll.withholding.TaxTables;
import org.openpractice.payroll.withholding.WithholdingProblem;

/** Forms W-2 of a year as the paid paychecks stand now. Refuses {@link WithholdingProblem#TAX_YEAR_NOT_AVAILABLE}. */
@ApplicationScoped
class WageStatements {

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

    /** The first so many people after an id, those included whose pay was taken back whole. */
    List<W2> page(int year, UUID after, int limit) {
        return of(year, lines.employees(startOf(year), endOf(year), after, limit));
    }

    Optional<W2> of(int year, UUID employeeId) {
        return of(year, List.of(employeeId)).stream()
                .filter(w2 -> !w2.isEmpty())
                .findFirst();
    }

    /** Everybody who gets a statement, batch by batch in the order of ids. */
    void forEachBatch(int year, java.util.function.Consumer<List<W2>> batch) {
        var after = new UUID(0, 0);
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

    private List<W2> of(int year, Collection<UUID> employees) {
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
