package org.openpractice.payroll.compensation;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;

/** Work RVUs by fee schedule year. */
@Path("/work-rvu-schedules")
@Produces(MediaType.APPLICATION_JSON)
@RunOnVirtualThread
class WorkRvuScheduleResource {

    private final ImportWorkRvus importWorkRvus;
    private final WorkRvuSchedules schedules;

    WorkRvuScheduleResource(ImportWorkRvus importWorkRvus, WorkRvuSchedules schedules) {
        this.importWorkRvus = importWorkRvus;
        this.schedules = schedules;
    }

    /**
     * A further edition of the year. What was credited before stays as it was; lines that had no row are priced with
     * {@code POST /service-lines/pricing}.
     */
    @POST
    @Path("/{year}")
    @Consumes("text/csv")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<WorkRvuScheduleView> importYear(
            @PathParam("year") @Min(1992) @Max(2100) int year,
            @QueryParam("source") @NotBlank @Size(max = 200) String source,
            InputStream content) {
        var schedule = importWorkRvus.importYear(year, source, content);
        return ResponseBuilder.create(RestResponse.Status.CREATED, WorkRvuScheduleView.of(schedule))
                .location(URI.create("/work-rvu-schedules/" + schedule.id()))
                .build();
    }

    @GET
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public Page<WorkRvuScheduleView> list(@BeanParam @Valid PageRequest page) {
        return Page.of(page, schedules.page(page), WorkRvuSchedule::id, WorkRvuScheduleView::of);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.PAYROLL, Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER})
    @Transactional
    public WorkRvuScheduleView get(@PathParam("id") UUID id) {
        return WorkRvuScheduleView.of(schedules.required(id));
    }
}
