package org.openpractice.staff.practice;

import static org.openpractice.platform.identity.Roles.RUN_PRACTICE;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.openpractice.staff.practice.DepartmentResource.DepartmentView;
import org.openpractice.staff.practice.LocationResource.LocationView;
import org.openpractice.staff.practice.PositionResource.PositionView;

/** Locations, departments and positions of a practice in one go. */
@Path("/practice-setup")
@RunOnVirtualThread
class PracticeSetupResource {

    /** What was asked for as it stands now. */
    public record PracticeSetupView(
            int added, List<LocationView> locations, List<DepartmentView> departments, List<PositionView> positions) {}

    private final SetUpPractice setUpPractice;

    PracticeSetupResource(SetUpPractice setUpPractice) {
        this.setUpPractice = setUpPractice;
    }

    /**
     * Adds locations, departments and positions, all or nothing. What the group has already under the same name stays as it
     * is, so the same list sent again adds nothing.
     */
    @POST
    @RolesAllowed(RUN_PRACTICE)
    public PracticeSetupView setUp(SetUpPractice.Request request) {
        var practice = setUpPractice.setUp(request);
        return new PracticeSetupView(
                practice.added(),
                practice.locations().stream().map(LocationView::of).toList(),
                practice.departments().stream().map(DepartmentView::of).toList(),
                practice.positions().stream().map(PositionView::of).toList());
    }
}
