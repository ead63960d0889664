package org.openpractice.billing.ledger;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.HttpHeaders;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;

/** The chart of accounts. */
@Path("/ledger")
@RunOnVirtualThread
class ChartOfAccountsResource {

    private final ChartOfAccounts chart;

    ChartOfAccountsResource(ChartOfAccounts chart) {
        this.chart = chart;
    }

    /** All accounts with what is posted to them. A group that changed nothing has the standard ones. */
    @GET
    @Path("/accounts")
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.BILLER, Roles.ACCOUNTANT})
    public ChartOfAccountsView list() {
        return new ChartOfAccountsView(chart.all());
    }

    /** One account. */
    @GET
    @Path("/accounts/{id}")
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.BILLER, Roles.ACCOUNTANT})
    public RestResponse<AccountView> get(UUID id) {
        return ok(chart.view(id));
    }

    /** Adds an account. */
    @POST
    @Path("/accounts")
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    public RestResponse<AccountView> add(@Valid ChartOfAccounts.NewAccount request) {
        var account = chart.view(chart.add(request).id());
        return ResponseBuilder.<AccountView>created(URI.create("/ledger/accounts/" + account.id()))
                .entity(account)
                .tag(Versions.etag(account.version()))
                .build();
    }

    /** Gives an account another number, name or type, closes it or opens it again. */
    @PUT
    @Path("/accounts/{id}")
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    public RestResponse<AccountView> change(
            UUID id,
            @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
            @Valid ChartOfAccounts.Change request) {
        chart.change(id, ifMatch, request);
        return ok(chart.view(id));
    }

    /** Removes an account that never had an entry. */
    @DELETE
    @Path("/accounts/{id}")
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    public void remove(UUID id, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
        chart.remove(id, ifMatch);
    }

    /** Says which account takes a kind of posting from now on; what is booked stays where it is. */
    @PUT
    @Path("/posting-roles/{role}")
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.ACCOUNTANT})
    public RestResponse<AccountView> choose(PostingRole role, @Valid ChartOfAccounts.Choice request) {
        chart.choose(role, request);
        return ok(chart.view(request.accountId()));
    }

    private static RestResponse<AccountView> ok(AccountView account) {
        return ResponseBuilder.ok(account).tag(Versions.etag(account.version())).build();
    }
}
