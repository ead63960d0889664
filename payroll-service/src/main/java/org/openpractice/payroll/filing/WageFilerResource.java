package org.openpractice.payroll.filing;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.problem.PlatformProblem;

/** Who files wage statements, with address and contact. */
@Path("/wage-filer")
@RunOnVirtualThread
class WageFilerResource {

    private final SetUpWageFiler setUpWageFiler;
    private final WageFilers filers;

    WageFilerResource(SetUpWageFiler setUpWageFiler, WageFilers filers) {
        this.setUpWageFiler = setUpWageFiler;
        this.filers = filers;
    }

    @PUT
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<SetUpWageFiler.Request> setUp(
            @HeaderParam("If-Match") @Nullable String ifMatch, SetUpWageFiler.Request request) {
        return reply(setUpWageFiler.setUp(ifMatch, request));
    }

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    @Transactional
    public RestResponse<SetUpWageFiler.Request> get() {
        return reply(filers.current().orElseThrow(PlatformProblem::notFound));
    }

    private static RestResponse<SetUpWageFiler.Request> reply(WageFiler filer) {
        return ResponseBuilder.ok(filer.asRequest())
                .tag(Versions.etag(filer.version()))
                .build();
    }
}
