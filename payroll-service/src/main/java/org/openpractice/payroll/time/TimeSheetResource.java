package org.openpractice.payroll.time;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

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

    @POST
    @Idempotent
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public RestResponse<TimeSheetView> submit(SubmitTime.Request request) {
        var sheet = submitTime.submit(request);
        return ResponseBuilder.create(RestResponse.Status.CREATED, view(sheet))
                .location(URI.create("/time-sheets/" + sheet.id()))
                .tag(Versions.etag(sheet.version()))
                .build();
    }

    /** Sheets of a period; those with weeks that wait cannot be paid yet. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public Page<TimeSheetView> list(
            @QueryParam("payCalendarId") @NotNull UUID payCalendarId,
            @QueryParam("periodStartsOn") @NotNull LocalDate periodStartsOn,
            @BeanParam @Valid PageRequest page) {
        var rows = sheets.page(payCalendarId, periodStartsOn, page);
        var contents = sheets.contents(rows.stream().map(TimeSheet::id).toList());
        return Page.of(
                page,
                rows,
                TimeSheet::id,
                sheet -> TimeSheetView.of(sheet, contents.getOrDefault(sheet.id(), TimeSheets.Content.NONE)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public RestResponse<TimeSheetView> get(@PathParam("id") UUID id) {
        return reply(sheets.required(id));
    }

    /** Weeks that still belong to the sheet. */
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Path("/{id}/weeks")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public Page<TimeSheetView.Week> weeks(@PathParam("id") UUID id, @BeanParam @Valid PageRequest page) {
        var sheet = sheets.required(id);
        audit.record("read", "time-sheet", sheet.id());
        return Page.of(page, timeWeeks.page(id, page), TimeWeek::id, TimeSheetView.Week::of);
    }

    @POST
    @Path("/{id}/approval")
    @SecondPersonStep
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public RestResponse<TimeSheetView> approve(
            @PathParam("id") UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return reply(approveTimeSheet.approve(id, ifMatch));
    }

    private RestResponse<TimeSheetView> reply(TimeSheet sheet) {
        return ResponseBuilder.ok(view(sheet))
                .tag(Versions.etag(sheet.version()))
                .build();
    }

    private TimeSheetView view(TimeSheet sheet) {
        return TimeSheetView.of(
                sheet, sheets.contents(List.of(sheet.id())).getOrDefault(sheet.id(), TimeSheets.Content.NONE));
    }
}
