package org.openpractice.payroll.takeover;

import static org.openpractice.platform.identity.Roles.BOOK_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Pay of a former payroll provider of the same employer: what its register and its returns say of the year. */
@Path("/take-overs")
@RunOnVirtualThread
class TakeOverResource {

    private final StateTakeOver stateTakeOver;
    private final TakeOvers takeOvers;

    TakeOverResource(StateTakeOver stateTakeOver, TakeOvers takeOvers) {
        this.stateTakeOver = stateTakeOver;
        this.takeOvers = takeOvers;
    }

    /**
     * States the totals that a take-over file is proved against.
     *
     * <p>Nothing is taken over by it: send the file to POST /imports/take-over next; no pay run of the year is drafted before. A
     * year has one take-over, stated before its first pay run here.
     */
    @POST
    @ResponseStatus(201)
    @Idempotent
    @RolesAllowed(RUN_PAYROLL)
    public TakeOverView state(TakeOverStatement statement) {
        return view(stateTakeOver.state(statement));
    }

    /**
     * States the totals anew.
     *
     * <p>What was taken over against the former totals does not count from then on, until a file is proved against the new ones.
     * Refused once a pay run of the year stands.
     */
    @PUT
    @Path("{id}")
    @RolesAllowed(RUN_PAYROLL)
    public TakeOverView change(UUID id, @BeanParam IfMatch ifMatch, TakeOverStatement statement) {
        return view(stateTakeOver.change(id, ifMatch, statement));
    }

    /**
     * Removes a take-over, and what was taken over with it.
     *
     * <p>Refused once a pay run of the year stands.
     */
    @DELETE
    @Path("{id}")
    @RolesAllowed(RUN_PAYROLL)
    public void remove(UUID id, @BeanParam IfMatch ifMatch) {
        stateTakeOver.remove(id, ifMatch);
    }

    /** Take-overs with what was stated and when a file was proved against it. */
    @GET
    @SortedBy("year")
    @RolesAllowed(BOOK_PAYROLL)
    public Page<TakeOverView> list(@BeanParam @Valid TakeOvers.Asked asked) {
        return takeOvers.list(asked).page(this::view);
    }

    /** One take-over. */
    @GET
    @Path("{id}")
    @Transactional
    @RolesAllowed(BOOK_PAYROLL)
    public TakeOverView read(UUID id) {
        return view(takeOvers.get(id));
    }

    private TakeOverView view(TakeOver takeOver) {
        return TakeOverView.of(takeOver, takeOvers.statement(takeOver));
    }
}
