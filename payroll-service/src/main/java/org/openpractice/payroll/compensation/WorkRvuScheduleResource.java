package org.openpractice.payroll.compensation;

import static org.openpractice.platform.identity.Roles.APPROVE_PAYROLL;
import static org.openpractice.platform.identity.Roles.RUN_PAYROLL;

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
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Work RVUs by fee schedule year. */
@Path("/work-rvu-schedules")
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
    @Path("{year}")
    @Consumes("text/csv")
    @RolesAllowed(RUN_PAYROLL)
    public RestResponse<WorkRvuScheduleView> importYear(
            @Min(1992) @Max(2100) int year,
            @QueryParam("source") @NotBlank @Size(max = 200) String source,
            InputStream content) {
        var schedule = importWorkRvus.importYear(year, source, content);
        return ResponseBuilder.create(RestResponse.Status.CREATED, WorkRvuScheduleView.of(schedule))
                .location(URI.create("/work-rvu-schedules/" + schedule.id()))
                .build();
    }

    /** Lists the fee schedule years that were taken in. */
    @GET
    @SortedBy("year")
    @RolesAllowed(APPROVE_PAYROLL)
    public Page<WorkRvuScheduleView> list(@BeanParam @Valid WorkRvuSchedules.Asked asked) {
        return schedules.list(asked).page(WorkRvuScheduleView::of);
    }

    /** One fee schedule year. */
    @GET
    @Path("{id}")
    @RolesAllowed(APPROVE_PAYROLL)
    @Transactional
    public WorkRvuScheduleView get(UUID id) {
        return WorkRvuScheduleView.of(schedules.get(id));
    }
}
