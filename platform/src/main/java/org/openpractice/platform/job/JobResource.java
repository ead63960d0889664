package org.openpractice.platform.job;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.openpractice.platform.identity.Roles;

/** Long work: how it goes, and the way to stop it. */
@Path("/jobs/{id}")
@RunOnVirtualThread
@RolesAllowed(Roles.WORK_IN_OFFICE)
class JobResource {

    private final Jobs jobs;

    JobResource(Jobs jobs) {
        this.jobs = jobs;
    }

    @GET
    public JobView get(UUID id) {
        return jobs.view(id);
    }

    @DELETE
    public JobView cancel(UUID id) {
        return jobs.cancel(id);
    }
}
