package org.openpractice.payroll.benefit;

import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;

/** What somebody chose to have deducted. Its version is that of the enrollment. */
@Path("/enrollments/{employeeId}/benefit-elections")
@RunOnVirtualThread
class BenefitElectionResource {

    /** Every version of somebody's elections, oldest first. */
    public record BenefitElectionsView(UUID employeeId, List<Version> elections, long version) implements Versioned {

        /** @param amountPerPeriod zero with a percent of zero: the deduction ended that day */
        public record Version(
                UUID benefitPlanId,
                LocalDate effectiveFrom,
                Money amountPerPeriod,
                BigDecimal percent,
                @Nullable Money annualLimit,
                @Nullable Money total,
                @Nullable Money employerPerPeriod,
                @Nullable Money coverage,
                BenefitElection.@Nullable Cover cover,
                boolean marriedFilingSeparately) {}

        static BenefitElectionsView of(Enrollment enrollment, List<BenefitElection> elections) {
            return new BenefitElectionsView(
                    enrollment.id(),
                    elections.stream()
                            .map(election -> new Version(
                                    election.benefitPlanId(),
                                    election.effectiveFrom(),
                                    election.perPeriod(),
                                    election.percent(),
                                    election.annualLimit(),
                                    election.total(),
                                    election.employerPerPeriod(),
                                    election.coverage(),
                                    election.cover(),
                                    election.marriedFilingSeparately()))
                            .toList(),
                    enrollment.version());
        }
    }

    private final ElectBenefit electBenefit;
    private final ReadBenefitElections readBenefitElections;

    BenefitElectionResource(ElectBenefit electBenefit, ReadBenefitElections readBenefitElections) {
        this.electBenefit = electBenefit;
        this.readBenefitElections = readBenefitElections;
    }

    /** Says what somebody chose of a benefit plan, from a day on. */
    @PUT
    @Path("{planId}")
    @RolesAllowed(RUN_PAYROLL)
    public BenefitElectionsView elect(
            UUID employeeId, UUID planId, @BeanParam IfMatch ifMatch, ElectBenefit.Request request) {
        return readBenefitElections.changed(electBenefit.elect(employeeId, planId, ifMatch, request));
    }

    /** What somebody chose to have deducted. */
    @GET
    @RolesAllowed(RUN_PAYROLL)
    public BenefitElectionsView get(UUID employeeId) {
        return readBenefitElections.read(employeeId);
    }
}
