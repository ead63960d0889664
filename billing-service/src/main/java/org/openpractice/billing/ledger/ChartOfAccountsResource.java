package org.openpractice.billing.ledger;

import static org.openpractice.platform.identity.Roles.KEEP_LEDGER;
import static org.openpractice.platform.identity.Roles.READ_LEDGER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.platform.http.IfMatch;

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
    @Path("accounts")
    @RolesAllowed(READ_LEDGER)
    public ChartOfAccountsView list() {
        return new ChartOfAccountsView(chart.all());
    }

    /** One account. */
    @GET
    @Path("accounts/{id}")
    @RolesAllowed(READ_LEDGER)
    public AccountView get(UUID id) {
        return chart.view(id);
    }

    /** Adds an account. */
    @POST
    @Path("accounts")
    @ResponseStatus(201)
    @RolesAllowed(KEEP_LEDGER)
    public AccountView add(ChartOfAccounts.NewAccount request) {
        return AccountView.of(chart.add(request), List.of());
    }

    /** Gives an account another number, name or type, closes it or opens it again. */
    @PUT
    @Path("accounts/{id}")
    @RolesAllowed(KEEP_LEDGER)
    public AccountView change(UUID id, @BeanParam IfMatch ifMatch, ChartOfAccounts.Change request) {
        chart.change(id, ifMatch, request);
        return chart.view(id);
    }

    /** Removes an account that never had an entry. */
    @DELETE
    @Path("accounts/{id}")
    @RolesAllowed(KEEP_LEDGER)
    public void remove(UUID id, @BeanParam IfMatch ifMatch) {
        chart.remove(id, ifMatch);
    }

    /** Says which account takes a kind of posting from now on; what is booked stays where it is. */
    @PUT
    @Path("posting-roles/{role}")
    @RolesAllowed(KEEP_LEDGER)
    public AccountView choose(PostingRole role, ChartOfAccounts.Choice request) {
        chart.choose(role, request);
        return chart.view(request.accountId());
    }
}
