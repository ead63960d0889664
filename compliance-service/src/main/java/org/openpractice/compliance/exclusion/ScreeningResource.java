package org.openpractice.compliance.exclusion;

import static org.openpractice.platform.identity.Roles.READ_COMPLIANCE;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Where the people of the group stand against the exclusion list. */
@Path("/screenings")
@RunOnVirtualThread
class ScreeningResource {

    private final ReadExclusions readExclusions;

    ScreeningResource(ReadExclusions readExclusions) {
        this.readExclusions = readExclusions;
    }

    /** Lists people with the result of their last screening. */
    @GET
    @SortedBy("employeeName")
    @RolesAllowed(READ_COMPLIANCE)
    public Page<ScreeningView> list(@BeanParam @Valid Screenings.Asked asked) {
        return readExclusions.screenings(asked);
    }

    /** Where one person stands against the exclusion list. */
    @GET
    @Path("{employeeId}")
    @RolesAllowed(READ_COMPLIANCE)
    public ScreeningView read(UUID employeeId) {
        return readExclusions.screening(employeeId);
    }
}
