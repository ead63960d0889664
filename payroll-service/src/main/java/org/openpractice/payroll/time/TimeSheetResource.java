package org.openpractice.payroll.time;

import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Time by days and segments, from submission to approval. */
@Path("/time-sheets")
@RunOnVirtualThread
class TimeSheetResource {

    private final SubmitTime submitTime;
    private final ApproveTimeSheet approveTimeSheet;
    private final TimeSheets sheets;
    private final TimeWeeks timeWeeks;
    private final Audit audit;

    TimeSheetResource(
            SubmitTime submitTime,
            ApproveTimeSheet approveTimeSheet,
            TimeSheets sheets,
            TimeWeeks timeWeeks,
            Audit audit) {
        this.submitTime = submitTime;
        this.approveTimeSheet = approveTimeSheet;
        this.sheets = sheets;
        this.timeWeeks = timeWeeks;
        this.audit = audit;
    }

    /** Submits the time that people worked in a pay period, for somebody to approve. */
    @POST
    @Idempotent
    @ResponseStatus(201)
    @RolesAllowed(APPROVE_PAYROLL)
    public TimeSheetView submit(SubmitTime.Request request) {
        return view(submitTime.submit(request));
    }

    /** Sheets; those with weeks that wait cannot be paid yet. */
    @GET
    @SortedBy({"periodStartsOn", "submittedAt"})
    @RolesAllowed(APPROVE_PAYROLL)
    public Page<TimeSheetView> list(@BeanParam @Valid TimeSheets.Asked asked) {
        return sheets.list(asked).pageOf(rows -> {
            var contents = sheets.contents(rows.stream().map(TimeSheet::id).toList());
            return sheet -> TimeSheetView.of(sheet, contents.getOrDefault(sheet.id(), TimeSheets.Content.NONE));
        });
    }

    /** One time sheet. */
    @GET
    @Path("{id}")
    @RolesAllowed(APPROVE_PAYROLL)
    @Transactional
    public TimeSheetView get(UUID id) {
        return view(sheets.get(id));
    }

    /** Weeks that still belong to the sheet. */
    @GET
    @Path("{id}/weeks")
    @SortedBy("weekStartsOn")
    @RolesAllowed(APPROVE_PAYROLL)
    @Transactional
    public Page<TimeSheetView.Week> weeks(UUID id, @BeanParam @Valid TimeWeeks.Asked asked) {
        sheets.get(id);
        audit.record(Verb.READ, "time-sheet", id);
        return timeWeeks.list(id, asked).page(TimeSheetView.Week::of);
    }

    /** Approves a time sheet; a run can pay it then. */
    @POST
    @Path("{id}/approval")
    @SecondPersonStep
    @RolesAllowed(APPROVE_PAYROLL)
    public TimeSheetView approve(UUID id, @BeanParam IfMatch ifMatch) {
        return view(approveTimeSheet.approve(id, ifMatch));
    }

    private TimeSheetView view(TimeSheet sheet) {
        return TimeSheetView.of(sheet, sheets.contentOf(sheet));
    }
}
