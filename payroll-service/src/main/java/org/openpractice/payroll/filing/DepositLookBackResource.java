package org.openpractice.payroll.filing;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.time.Instant;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.problem.PlatformProblem;

/** What the employer owed in the look-back period that decides a year's deposit schedule. */
@Path("/deposit-look-backs")
@RunOnVirtualThread
class DepositLookBackResource {

    public record DepositLookBackView(int year, Money liability, String statedBy, Instant statedAt) {}

    private final StateLookBack stateLookBack;
    private final DepositLookBacks lookBacks;

    DepositLookBackResource(StateLookBack stateLookBack, DepositLookBacks lookBacks) {
        this.stateLookBack = stateLookBack;
        this.lookBacks = lookBacks;
    }

    @PUT
    @Path("/{year}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<DepositLookBackView> state(
            @PathParam("year") @Min(2000) @Max(2100) int year,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            StateLookBack.Request request) {
        return reply(stateLookBack.state(year, ifMatch, request));
    }

    @GET
    @Path("/{year}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    @Transactional
    public RestResponse<DepositLookBackView> get(@PathParam("year") int year) {
        return reply(lookBacks.of(year).orElseThrow(PlatformProblem::notFound));
    }

    private static RestResponse<DepositLookBackView> reply(DepositLookBack lookBack) {
        return ResponseBuilder.ok(new DepositLookBackView(
                        lookBack.year(), lookBack.liability(), lookBack.statedBy(), lookBack.statedAt()))
                .tag(Versions.etag(lookBack.version()))
                .build();
    }
}
