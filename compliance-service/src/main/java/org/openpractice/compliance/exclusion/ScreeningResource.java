package org.openpractice.compliance.exclusion;

import static org.openpractice.platform.identity.Roles.COMPLIANCE;
import static org.openpractice.platform.identity.Roles.GROUP_ADMIN;
import static org.openpractice.platform.identity.Roles.HR;
import static org.openpractice.platform.identity.Roles.PRACTICE_MANAGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.UUID;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** Where the people of the group stand against the exclusion list. */
@Path("/screenings")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class ScreeningResource {

    private final ReadExclusions readExclusions;

    ScreeningResource(ReadExclusions readExclusions) {
        this.readExclusions = readExclusions;
    }

    @GET
    @RolesAllowed({COMPLIANCE, GROUP_ADMIN, PRACTICE_MANAGER, HR})
    public Page<ScreeningView> list(@BeanParam @Valid PageRequest page) {
        return readExclusions.screenings(page);
    }

    @GET
    @Path("{employeeId}")
    @RolesAllowed({COMPLIANCE, GROUP_ADMIN, PRACTICE_MANAGER, HR})
    public ScreeningView read(UUID employeeId) {
        return readExclusions.screening(employeeId);
    }
}
