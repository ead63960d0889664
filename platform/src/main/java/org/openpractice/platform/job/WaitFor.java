package org.openpractice.platform.job;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** How long an answer may wait for the end of the work that a request starts or asks for; not at all when nothing is said. */
public final class WaitFor {

    /** Below what the gateway gives a service to answer. */
    private static final int MOST = 25;

    @Parameter(description = "Seconds to wait for the end of the work before answering, 0 to 25")
    @QueryParam("waitSeconds")
    @DefaultValue("0")
    @Min(0)
    @Max(MOST)
    int waitSeconds;

    public int seconds() {
        return waitSeconds;
    }
}
