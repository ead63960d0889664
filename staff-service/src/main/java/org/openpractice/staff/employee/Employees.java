package org.openpractice.staff.employee;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.validation.constraints.Pattern;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.us.Npi;

/** Everybody who is or was on the group's staff. */
@ApplicationScoped
public class Employees implements Records<Employee> {

    /** Which people are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("employeeNumber")
        @Pattern(regexp = EmployeeNumber.PATTERN, message = EmployeeNumber.EXPECTED)
        @Nullable
        String employeeNumber;

        @Parameter(description = "Where the latest employment stands today")
        @QueryParam("status")
        @Nullable
        EmploymentStatus status;

        @Parameter(description = "Where the person works today")
        @QueryParam("locationId")
        @Nullable
        UUID locationId;

        @QueryParam("departmentId")
        @Nullable
        UUID departmentId;

        @QueryParam("positionId")
        @Nullable
        UUID positionId;

        @Parameter(description = "First day of the latest employment, on this day or later")
        @QueryParam("hiredFrom")
        @Nullable
        LocalDate hiredFrom;

        @Parameter(description = "First day of the latest employment, on this day or earlier")
        @QueryParam("hiredTo")
        @Nullable
        LocalDate hiredTo;
    }

    /** First day of the latest employment. */
    private static final String HIRED_ON = "(select max(s.startsOn) from e.spells s)";

    /** The assignment {@code a} that {@link Employee#assignmentOn} answers. */
    private static final String ASSIGNED = """
            exists (select 1 from e.assignments a where a.%s = ? and a.effectiveOn =
                (select max(b.effectiveOn) from e.assignments b where b.effectiveOn <= greatest(?, %s)))
            """;

    /**
     * The list.
     *
     * @param seesEmployment whether the reader sees when people were hired, and so may ask for it
     * @throws org.openpractice.platform.problem.ProblemException {@code forbidden} for who asks and may not
     */
    ListOf<Employee> list(Asked asked, LocalDate today, boolean seesEmployment) {
        if (!seesEmployment && (asked.hiredFrom != null || asked.hiredTo != null)) {
            throw PlatformProblem.FORBIDDEN.because("your roles do not show when people were hired");
        }
        var number = asked.employeeNumber == null ? null : new EmployeeNumber(asked.employeeNumber);
        var list = list(Employee.class, asked)
                .search("cast(e.employeeNumber as string)", "e.person.firstName", "e.person.lastName")
                .where("e.employeeNumber = ?", number)
                .where(ASSIGNED.formatted("locationId", HIRED_ON), asked.locationId, today)
                .where(ASSIGNED.formatted("departmentId", HIRED_ON), asked.departmentId, today)
                .where(ASSIGNED.formatted("positionId", HIRED_ON), asked.positionId, today)
                .where(HIRED_ON + " >= ?", asked.hiredFrom)
                .where(HIRED_ON + " <= ?", asked.hiredTo)
                .where(stands(asked.status), asked.status == null ? null : today)
                .sort("name", String.class, "lower(e.person.lastName || ' ' || e.person.firstName)")
                .sort("employeeNumber", String.class, "cast(e.employeeNumber as string)");
        return seesEmployment ? list.sort("hiredOn", LocalDate.class, HIRED_ON) : list;
    }

    /** When the latest employment stands so on a day, as {@link EmploymentSpell#on} answers. */
    private static String stands(@Nullable EmploymentStatus status) {
        String end = switch (status) {
            case null -> "";
            case STARTING -> "l.startsOn > ? and l.canceledOn is null";
            case ACTIVE -> "l.startsOn <= ? and l.lastDay is null and l.canceledOn is null";
            case LEAVING -> "? between l.startsOn and l.lastDay";
            case LEFT -> "l.lastDay < ?";
            case CANCELED -> "l.canceledOn <= ?";
        };
        return "exists (select 1 from e.spells l where l.startsOn = " + HIRED_ON + " and " + end + ")";
    }

    /** Whoever has that number. */
    public Optional<Employee> numbered(EmployeeNumber number) {
        return find("employeeNumber", number).firstResultOptional();
    }

    /** Whoever has that work e-mail address. */
    public Optional<Employee> with(WorkEmail email) {
        return find("person.workEmail", email).firstResultOptional();
    }

    /** Whoever has that NPI. */
    Optional<Employee> with(Npi npi) {
        return find("person.npi", npi).firstResultOptional();
    }

    /** Whoever has the social security number with that index. */
    Optional<Employee> withSsnIndex(byte[] index) {
        return find("ssn.index", (Object) index).firstResultOptional();
    }
}
