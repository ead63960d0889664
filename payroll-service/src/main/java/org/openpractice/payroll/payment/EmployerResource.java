package org.openpractice.payroll.payment;

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
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.problem.PlatformProblem;

/** The group as employer. */
@Path("/employer")
@RunOnVirtualThread
class EmployerResource {

    /** The employer as it is shown; the EIN is masked. */
    public record EmployerView(String legalName, String ein, String bankName, String bankRoutingNumber) {}

    private final SetUpEmployer setUpEmployer;
    private final Employers employers;
    private final ColumnCipher cipher;

    EmployerResource(SetUpEmployer setUpEmployer, Employers employers, ColumnCipher cipher) {
        this.setUpEmployer = setUpEmployer;
        this.employers = employers;
        this.cipher = cipher;
    }

    @PUT
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<EmployerView> setUp(
            @HeaderParam("If-Match") @Nullable String ifMatch, SetUpEmployer.Request request) {
        return reply(setUpEmployer.setUp(ifMatch, request));
    }

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    @Transactional
    public RestResponse<EmployerView> get() {
        return reply(employers.current().orElseThrow(PlatformProblem::notFound));
    }

    private RestResponse<EmployerView> reply(Employer employer) {
        return ResponseBuilder.ok(new EmployerView(
                        employer.legalName(),
                        employer.ein(cipher).masked(),
                        employer.bankName(),
                        employer.bank().digits()))
                .tag(Versions.etag(employer.version()))
                .build();
    }
}
