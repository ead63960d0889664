package org.openpractice.payroll.calendar;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** Pay calendars and the periods they make. */
@Path("/pay-calendars")
@RunOnVirtualThread
class PayCalendarResource {

    private final OpenPayCalendar openPayCalendar;
    private final PayCalendars calendars;

    PayCalendarResource(OpenPayCalendar openPayCalendar, PayCalendars calendars) {
        this.openPayCalendar = openPayCalendar;
        this.calendars = calendars;
    }

    @POST
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    public RestResponse<PayCalendarView> open(OpenPayCalendar.Request request) {
        var calendar = openPayCalendar.open(request);
        return ResponseBuilder.create(RestResponse.Status.CREATED, PayCalendarView.of(calendar))
                .location(URI.create("/pay-calendars/" + calendar.id()))
                .tag(Versions.etag(calendar.version()))
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public Page<PayCalendarView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(page, calendars.page(page), PayCalendar::id, PayCalendarView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public RestResponse<PayCalendarView> get(@PathParam("id") UUID id) {
        var calendar = calendars.required(id);
        return ResponseBuilder.ok(PayCalendarView.of(calendar))
                .tag(Versions.etag(calendar.version()))
                .build();
    }

    /** Periods whose pay date falls in the year, each with its explanation. */
    @GET
    @Path("/{id}/periods")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.ACCOUNTANT})
    @Transactional
    public List<PayPeriod> periods(@PathParam("id") UUID id, @QueryParam("year") @Min(2000) @Max(2100) int year) {
        return calendars.required(id).schedule().paidIn(year, PaySchedule.BankClosing.ofReserveBanks());
    }
}
