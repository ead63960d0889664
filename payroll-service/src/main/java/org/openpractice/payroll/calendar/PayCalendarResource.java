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
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Pay calendars and the periods they make. */
@Path("/pay-calendars")
@RunOnVirtualThread
class PayCalendarResource {

    private final OpenPayCalendar openPayCalendar;
    private final ChooseForYear chooseForYear;
    private final YearChoices choices;
    private final PayCalendars calendars;

    PayCalendarResource(
            OpenPayCalendar openPayCalendar, ChooseForYear chooseForYear, YearChoices choices, PayCalendars calendars) {
        this.openPayCalendar = openPayCalendar;
        this.chooseForYear = chooseForYear;
        this.choices = choices;
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

    /** How many paydays a year has, and what was chosen for one that has a 27th or a 53rd. */
    @GET
    @Path("{id}/years/{year}")
    @RolesAllowed(READ_PAYROLL)
    public YearView year(UUID id, @Min(2000) @Max(2100) int year) {
        return choices.view(id, year);
    }

    /** Chooses how a year with a 27th or a 53rd payday is paid; until the first run of the year is approved. */
    @PUT
    @Path("{id}/years/{year}")
    @RolesAllowed(RUN_PAYROLL)
    public YearView chooseForYear(
            UUID id, @Min(2000) @Max(2100) int year, @BeanParam IfMatch ifMatch, ChooseForYear.Request request) {
        chooseForYear.choose(id, year, ifMatch, request);
        return choices.view(id, year);
    }
}
