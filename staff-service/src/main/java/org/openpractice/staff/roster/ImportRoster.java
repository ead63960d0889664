package org.openpractice.staff.roster;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.Validator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import org.openpractice.platform.csv.CsvColumns;
import org.openpractice.platform.imports.ImportKind;
import org.openpractice.platform.imports.Imports;
import org.openpractice.platform.imports.RowTaker;
import org.openpractice.platform.job.JobProgress;
import org.openpractice.platform.job.JobWork;
import org.openpractice.staff.employee.Employees;
import org.openpractice.staff.employee.HireEmployee;
import org.openpractice.staff.employee.SsnCipher;
import org.openpractice.staff.practice.Departments;
import org.openpractice.staff.practice.Locations;
import org.openpractice.staff.practice.Positions;

/**
 * Hires everybody in a roster file who is not on record yet. Refuses: {@link RosterProblem#ROSTER_HEADER_WRONG}, {@link
 * RosterProblem#ROSTER_UNREADABLE}, {@link RosterProblem#ROSTER_HAS_WRONG_ROWS} unless wrong rows are to be skipped.
 */
@ApplicationScoped
class ImportRoster implements JobWork {

    static final ImportKind KIND = new ImportKind(
            "roster-import",
            CsvColumns.exactly(RosterColumn.values()),
            RosterProblem.ROSTER_HEADER_WRONG,
            RosterProblem.ROSTER_UNREADABLE,
            RosterProblem.ROSTER_HAS_WRONG_ROWS);

    private final Imports imports;
    private final HireEmployee hireEmployee;
    private final Employees employees;
    private final SsnCipher ssns;
    private final Locations locations;
    private final Departments departments;
    private final Positions positions;
    private final Validator validator;
    private final Clock clock;

    ImportRoster(
            Imports imports,
            HireEmployee hireEmployee,
            Employees employees,
            SsnCipher ssns,
            Locations locations,
            Departments departments,
            Positions positions,
            Validator validator,
            Clock clock) {
        this.imports = imports;
        this.hireEmployee = hireEmployee;
        this.employees = employees;
        this.ssns = ssns;
        this.locations = locations;
        this.departments = departments;
        this.positions = positions;
        this.validator = validator;
        this.clock = clock;
    }

    @Override
    public String kind() {
        return KIND.name();
    }

    @Override
    public RosterReport run(JsonNode parameters, JobProgress progress) {
        return RosterReport.of(imports.run(KIND, progress, this::newcomers));
    }

    private RowTaker newcomers() {
        return new Newcomers(
                hireEmployee,
                employees,
                ssns,
                new PracticeNames(locations, departments, positions),
                validator,
                LocalDate.now(clock),
                new HashMap<>());
    }
}
