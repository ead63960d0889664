package org.openpractice.payroll.calendar;

import static org.openpractice.platform.identity.Roles.READ_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

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
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

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

    /** Opens a pay calendar, which makes the periods and pay dates. */
    @POST
    @ResponseStatus(201)
    @RolesAllowed(RUN_PAYROLL)
    public PayCalendarView open(OpenPayCalendar.Request request) {
        return PayCalendarView.of(openPayCalendar.open(request));
    }

    /** Lists pay calendars. */
    @GET
    @SortedBy("name")
    @RolesAllowed(READ_PAYROLL)
    public Page<PayCalendarView> list(@BeanParam @Valid PayCalendars.Asked asked) {
        return calendars.list(asked).page(PayCalendarView::of);
    }

    /** One pay calendar. */
    @GET
    @Path("{id}")
    @RolesAllowed(READ_PAYROLL)
    @Transactional
    public PayCalendarView get(UUID id) {
        return PayCalendarView.of(calendars.get(id));
    }

    /** Periods whose pay date falls in the year, each with its explanation. */
    @GET
    @Path("{id}/periods")
    @RolesAllowed(READ_PAYROLL)
    @Transactional
    public List<PayPeriod> periods(UUID id, @QueryParam("year") @Min(2000) @Max(2100) int year) {
        return calendars.get(id).schedule().paidIn(year, PaySchedule.BankClosing.ofReserveBanks());
    }
}
