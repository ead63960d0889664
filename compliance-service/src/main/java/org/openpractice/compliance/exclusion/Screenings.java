package org.openpractice.compliance.exclusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.compliance.staff.StaffMember;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Where the people of the group stand against the list. */
@ApplicationScoped
class Screenings implements Records<Screening> {

    /** Whose screenings are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @QueryParam("result")
        @Nullable
        ScreeningResult result;

        @Parameter(description = "Works for the group on this day or later")
        @QueryParam("employedFrom")
        @Nullable
        LocalDate employedFrom;

        @Parameter(description = "The list last screened against")
        @QueryParam("exclusionListId")
        @Nullable
        UUID exclusionListId;

        @Parameter(description = "Last screened on this day (UTC) or later")
        @QueryParam("screenedFrom")
        @Nullable
        LocalDate screenedFrom;

        @Parameter(description = "Last screened on this day (UTC) or earlier")
        @QueryParam("screenedTo")
        @Nullable
        LocalDate screenedTo;
    }

    private static final String SCREENED = "exists (select 1 from Screening s where s.id = e.id and s.%s ?)";

    private static final String NEVER_SCREENED = "not exists (select 1 from Screening s where s.id = e.id)";

    /** Null for somebody who was never screened. */
    private static final String SCREENED_AT = "(select s.screenedAt from Screening s where s.id = e.id)";

    private static final int SHOWN_RECORDS = 36;

    private final EntityManager entities;

    Screenings(EntityManager entities) {
        this.entities = entities;
    }

    /** The people asked for; whoever was never screened is among them. */
    ListOf<StaffMember> list(Asked asked) {
        var list = ListOf.entities(entities, StaffMember.class, asked)
                .search("e.firstName", "e.lastName")
                .where("e.id = ?", asked.employeeId)
                .where("(e.lastDay is null or e.lastDay >= ?)", asked.employedFrom)
                .where(SCREENED.formatted("exclusionListId ="), asked.exclusionListId)
                .during(SCREENED_AT, asked.screenedFrom, asked.screenedTo)
                .sort("employeeName", String.class, "lower(e.lastName || ' ' || e.firstName)");
        return asked.result == ScreeningResult.NOT_SCREENED
                ? list.where(NEVER_SCREENED)
                : list.where(SCREENED.formatted("result ="), asked.result);
    }

    void keep(ScreeningRecord record) {
        entities.persist(record);
    }

    /** The newest records first; three years of monthly ones. */
    List<ScreeningRecord.View> records(UUID employeeId) {
        return entities.createQuery(
                        "from ScreeningRecord where employeeId = :id order by id desc", ScreeningRecord.class)
                .setParameter("id", employeeId)
                .setMaxResults(SHOWN_RECORDS)
                .getResultStream()
                .map(ScreeningRecord::view)
                .toList();
    }
}
