package org.openpractice.payroll.compensation;

import static org.openpractice.platform.audit.Verb.READ;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;
import static org.openpractice.platform.identity.Roles.SCHEDULER;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Days and nights on call. */
@Path("/provider-call-duties")
@RunOnVirtualThread
class CallDutyResource {

    public record CallDutyView(UUID id, UUID employeeId, LocalDate on, CallShift shift, String recordedBy) {
        static CallDutyView of(CallDuty duty) {
            return new CallDutyView(
                    duty.id(),
                    duty.employeeId(),
                    duty.on(),
                    duty.shift(),
                    duty.recorded().by());
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
    @RolesAllowed({RUN_PAYROLL, SCHEDULER})
    public List<CallDutyView> record(RecordCallDuties.Request request) {
        return recordCallDuties.record(request).stream().map(CallDutyView::of).toList();
    }

    /** Lists days and nights on call. */
    @GET
    @SortedBy("on")
    @RolesAllowed({RUN_PAYROLL, SCHEDULER})
    public Page<CallDutyView> list(@BeanParam @Valid CallDuties.Asked asked) {
        audit.record(READ, "call-duties", asked.employeeId);
        return duties.list(asked).page(CallDutyView::of);
    }

    /** Removes a duty that is not settled yet. */
    @DELETE
    @Path("{id}")
    @RolesAllowed({RUN_PAYROLL, SCHEDULER})
    public void remove(UUID id) {
        recordCallDuties.remove(id);
    }
}
