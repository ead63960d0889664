package org.openpractice.staff.practice;

import static org.openpractice.platform.identity.Roles.ACCOUNTANT;
import static org.openpractice.platform.identity.Roles.COMPLIANCE;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.PAYROLL;
import static org.openpractice.platform.identity.Roles.PRACTICE_MANAGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.problem.PlatformProblem;

/** The practice group itself. */
@Path("/practice-group")
@RunOnVirtualThread
class PracticeGroupResource {

    private final DescribePracticeGroup describePracticeGroup;
    private final PracticeGroups groups;

    PracticeGroupResource(DescribePracticeGroup describePracticeGroup, PracticeGroups groups) {
        this.describePracticeGroup = describePracticeGroup;
        this.groups = groups;
    }

    @PUT
    @RolesAllowed(GROUP_ADMIN)
    public RestResponse<PracticeGroupView> describe(@BeanParam IfMatch ifMatch, DescribePracticeGroup.Request request) {
        var described = describePracticeGroup.describe(request, ifMatch);
        var status = described.isNew() ? RestResponse.Status.CREATED : RestResponse.Status.OK;
        return RestResponse.status(status, describePracticeGroup.view(described.group()));
    }

    /** The practice group as it was described; its employer identification number is masked. */
    @GET
    @Transactional
    @RolesAllowed({GROUP_ADMIN, PRACTICE_MANAGER, HR, PAYROLL, ACCOUNTANT, COMPLIANCE})
    public PracticeGroupView read() {
        return groups.current().map(describePracticeGroup::view).orElseThrow(PlatformProblem::notFound);
    }
}
