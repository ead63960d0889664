package org.openpractice.payroll.retirement;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;

/** What somebody reported about their years in the plan. Its version is that of the enrollment. */
@Path("/enrollments/{employeeId}/retirement-years")
@RunOnVirtualThread
class RetirementYearResource {

    /** The reported years of somebody. */
    public record RetirementYearsView(UUID employeeId, List<Year> years) {

        public record Year(int year, @Nullable Money priorYearWages, Money deferredElsewhere) {}
    }

    private final ReportRetirementYear reportRetirementYear;
    private final Enrollments enrollments;
    private final EntityManager entities;
    private final Audit audit;

    RetirementYearResource(
            ReportRetirementYear reportRetirementYear, Enrollments enrollments, EntityManager entities, Audit audit) {
        this.reportRetirementYear = reportRetirementYear;
        this.enrollments = enrollments;
        this.entities = entities;
        this.audit = audit;
    }

    @PUT
    @Path("/{year}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<RetirementYearsView> report(
            @PathParam("employeeId") UUID employeeId,
            @PathParam("year") int year,
            @BeanParam IfMatch ifMatch,
            ReportRetirementYear.Request request) {
        return reply(reportRetirementYear.report(employeeId, year, ifMatch, request));
    }

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<RetirementYearsView> get(@PathParam("employeeId") UUID employeeId) {
        var enrollment = enrollments.get(employeeId);
        audit.record("read retirement-years", "enrollment", employeeId);
        return reply(enrollment);
    }

    private RestResponse<RetirementYearsView> reply(Enrollment enrollment) {
        var years = entities.createQuery(
                        "from RetirementYear where enrollmentId = :id order by year", RetirementYear.class)
                .setParameter("id", enrollment.id())
                .getResultStream()
                .map(year -> new RetirementYearsView.Year(year.year(), year.priorYearWages(), year.deferredElsewhere()))
                .toList();
        return ResponseBuilder.ok(new RetirementYearsView(enrollment.id(), years))
                .tag(Versions.etag(enrollment.version()))
                .build();
    }
}
