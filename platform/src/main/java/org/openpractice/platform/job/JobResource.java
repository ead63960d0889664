package org.openpractice.platform.job;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
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

    /** How far a job is, and with what it ended. With {@code waitSeconds}, once it has ended or those seconds are over. */
    @GET
    public JobView get(UUID id, @BeanParam @Valid WaitFor wait) {
        return jobs.await(id, wait.seconds());
    }

    /** Asks a job to stop. What it has done by steps stays done; work that is done as a whole is undone. */
    @DELETE
    public JobView cancel(UUID id) {
        return jobs.cancel(id);
    }
}
