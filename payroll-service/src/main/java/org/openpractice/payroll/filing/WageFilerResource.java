package org.openpractice.payroll.filing;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.EntityTag;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.platform.http.IfMatch;
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
    @RolesAllowed(RUN_PAYROLL)
    public RestResponse<SetUpWageFiler.Request> setUp(@BeanParam IfMatch ifMatch, SetUpWageFiler.Request request) {
        return reply(setUpWageFiler.setUp(ifMatch, request));
    }

    @GET
    @RolesAllowed(BOOK_PAYROLL)
    @Transactional
    public RestResponse<SetUpWageFiler.Request> get() {
        return reply(filers.current().orElseThrow(PlatformProblem::notFound));
    }

    /** The view is the request too: it carries no version. */
    private static RestResponse<SetUpWageFiler.Request> reply(WageFiler filer) {
        return ResponseBuilder.ok(filer.asRequest())
                .tag(new EntityTag(Long.toString(filer.version())))
                .build();
    }
}
