package org.openpractice.billing.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Visits of the practice group. */
@ApplicationScoped
class Visits implements Records<Visit> {

    /** Which visits are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("status")
        @Nullable
        VisitStatus status;

        @QueryParam("patientId")
        @Nullable
        UUID patientId;

        @QueryParam("locationId")
        @Nullable
        UUID locationId;

        @QueryParam("renderingEmployeeId")
        @Nullable
        UUID renderingEmployeeId;

        @Parameter(description = "Date of service, on this day or later")
        @QueryParam("servedFrom")
        @Nullable
        LocalDate servedFrom;

        @Parameter(description = "Date of service, on this day or earlier")
        @QueryParam("servedTo")
        @Nullable
        LocalDate servedTo;
    }

    /** The list, searched by the names of the patients. */
    ListOf<Visit> list(Asked asked) {
        return list(Visit.class, asked)
                .search(
                        "(select p.name.lastName from Patient p where p.id = e.patientId)",
                        "(select p.name.firstName from Patient p where p.id = e.patientId)")
                .where("e.status = ?", asked.status)
                .where("e.patientId = ?", asked.patientId)
                .where("e.locationId = ?", asked.locationId)
                .where("e.renderingEmployeeId = ?", asked.renderingEmployeeId)
                .where("e.serviceDate >= ?", asked.servedFrom)
                .where("e.serviceDate <= ?", asked.servedTo)
                .sort("serviceDate", LocalDate.class, "e.serviceDate")
                .sort("checkedInAt", Instant.class, "e.checkedInAt");
    }
}
