package org.openpractice.payroll.retirement;

import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;

/** What somebody reported about their years in the plan. Its version is that of the enrollment. */
@Path("/enrollments/{employeeId}/retirement-years")
@RunOnVirtualThread
class RetirementYearResource {

    /** The reported years of somebody. */
    public record RetirementYearsView(UUID employeeId, List<Year> years, long version) implements Versioned {

        public record Year(int year, @Nullable Money priorYearWages, Money deferredElsewhere) {}
    }

    private final ReportRetirementYear reportRetirementYear;
    private final Enrollments enrollments;
    private final Audit audit;

    RetirementYearResource(ReportRetirementYear reportRetirementYear, Enrollments enrollments, Audit audit) {
        this.reportRetirementYear = reportRetirementYear;
        this.enrollments = enrollments;
        this.audit = audit;
    }

    /** Records what somebody reported about a year in the plan. */
    @PUT
    @Path("{year}")
    @RolesAllowed(RUN_PAYROLL)
    public RetirementYearsView report(
            UUID employeeId, int year, @BeanParam IfMatch ifMatch, ReportRetirementYear.Request request) {
        return view(reportRetirementYear.report(employeeId, year, ifMatch, request));
    }

    /** What somebody reported about the years in the plan. */
    @GET
    @RolesAllowed(RUN_PAYROLL)
    @Transactional
    public RetirementYearsView get(UUID employeeId) {
        var enrollment = enrollments.get(employeeId);
        audit.record(Verb.READ, "retirement-years", employeeId);
        return view(enrollment);
    }

    private RetirementYearsView view(Enrollment enrollment) {
        return new RetirementYearsView(
                enrollment.id(),
                reportRetirementYear.reported(enrollment.id()).stream()
                        .map(year -> new RetirementYearsView.Year(
                                year.year(), year.priorYearWages(), year.deferredElsewhere()))
                        .toList(),
                enrollment.version());
    }
}
