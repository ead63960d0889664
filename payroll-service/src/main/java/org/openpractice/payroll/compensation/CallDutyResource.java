package org.openpractice.payroll.compensation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** Days and nights on call. */
@Path("/provider-call-duties")
@RunOnVirtualThread
class CallDutyResource {

    public record CallDutyView(UUID id, UUID employeeId, LocalDate on, CallShift shift, String recordedBy) {
        static CallDutyView of(CallDuty duty) {
            return new CallDutyView(duty.id(), duty.employeeId(), duty.on(), duty.shift(), duty.recordedBy());
        }
    }

    private final RecordCallDuties recordCallDuties;
    private final CallDuties duties;
    private final Audit audit;

    CallDutyResource(RecordCallDuties recordCallDuties, CallDuties duties, Audit audit) {
        this.recordCallDuties = recordCallDuties;
        this.duties = duties;
        this.audit = audit;
    }

    /** Takes no Idempotency-Key: a day or night counts once however often it is told. */
    @POST
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.SCHEDULER})
    @Transactional
    public List<CallDutyView> record(RecordCallDuties.Request request) {
        return recordCallDuties.record(request).stream().map(CallDutyView::of).toList();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.SCHEDULER})
    @Transactional
    public Page<CallDutyView> list(
            @QueryParam("employeeId") @Nullable UUID employeeId, @BeanParam @Valid PageRequest page) {
        if (employeeId == null) {
            throw PlatformProblem.INVALID_REQUEST.because("expected the query parameter employeeId");
        }
        audit.record("read call duties", "enrollment", employeeId);
        return Page.of(page, duties.page(page, employeeId), CallDuty::id, CallDutyView::of);
    }

    @DELETE
    @Path("/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.SCHEDULER})
    @Transactional
    public void remove(@PathParam("id") UUID id) {
        recordCallDuties.remove(id);
    }
}
