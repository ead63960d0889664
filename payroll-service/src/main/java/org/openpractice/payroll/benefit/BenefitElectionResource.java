package org.openpractice.payroll.benefit;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.records.EffectiveDated;

/** What somebody chose to have deducted. Its version is that of the enrollment. */
@Path("/enrollments/{employeeId}/benefit-elections")
@RunOnVirtualThread
class BenefitElectionResource {

    /** Every version of somebody's elections, oldest first. */
    public record BenefitElectionsView(UUID employeeId, List<Version> elections) {

        /** @param amountPerPeriod zero with a percent of zero: the deduction ended that day */
        public record Version(
                UUID benefitPlanId,
                LocalDate effectiveFrom,
                Money amountPerPeriod,
                BigDecimal percent,
                @Nullable Money annualLimit,
                @Nullable Money total,
                @Nullable Money employerPerPeriod,
                BenefitElection.@Nullable Cover cover,
                boolean marriedFilingSeparately) {}

        static BenefitElectionsView of(UUID employeeId, List<BenefitElection> elections) {
            return new BenefitElectionsView(
                    employeeId,
                    elections.stream()
                            .map(election -> new Version(
                                    election.benefitPlanId(),
                                    election.effectiveFrom(),
                                    election.perPeriod(),
                                    election.percent(),
                                    election.annualLimit(),
                                    election.total(),
                                    election.employerPerPeriod(),
                                    election.cover(),
                                    election.marriedFilingSeparately()))
                            .toList());
        }
    }

    private final ElectBenefit electBenefit;
    private final Enrollments enrollments;
    private final EntityManager entities;
    private final Audit audit;

    BenefitElectionResource(ElectBenefit electBenefit, Enrollments enrollments, EntityManager entities, Audit audit) {
        this.electBenefit = electBenefit;
        this.enrollments = enrollments;
        this.entities = entities;
        this.audit = audit;
    }

    @PUT
    @Path("/{planId}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<BenefitElectionsView> elect(
            @PathParam("employeeId") UUID employeeId,
            @PathParam("planId") UUID planId,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            ElectBenefit.Request request) {
        return reply(electBenefit.elect(employeeId, planId, ifMatch, request));
    }

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<BenefitElectionsView> get(@PathParam("employeeId") UUID employeeId) {
        var enrollment = enrollments.required(employeeId);
        audit.record("read benefit-elections", "enrollment", employeeId);
        return reply(enrollment);
    }

    private RestResponse<BenefitElectionsView> reply(Enrollment enrollment) {
        var elections = entities.createQuery(
                        "from BenefitElection where enrollmentId = :employee", BenefitElection.class)
                .setParameter("employee", enrollment.id())
                .getResultStream()
                .sorted(EffectiveDated.IN_ORDER)
                .toList();
        return ResponseBuilder.ok(BenefitElectionsView.of(enrollment.id(), elections))
                .tag(Versions.etag(enrollment.version()))
                .build();
    }
}
