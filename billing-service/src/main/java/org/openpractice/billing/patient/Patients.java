package org.openpractice.billing.patient;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** Patients of the practice group. */
@ApplicationScoped
public class Patients implements Records<Patient> {

    /** Which patients are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("birthDate")
        @Nullable
        LocalDate birthDate;

        @QueryParam("payerId")
        @Nullable
        UUID payerId;
    }

    /** The list. Member ids lie sealed, so nothing finds a patient by one. */
    ListOf<Patient> list(Asked asked) {
        return list(Patient.class, asked)
                .search("e.name.lastName", "e.name.firstName", "e.name.middleName")
                .where("e.birthDate = ?", asked.birthDate)
                .where("e.payerId = ?", asked.payerId)
                .sort("name", String.class, "lower(e.name.lastName || ' ' || coalesce(e.name.firstName, ''))")
                .sort("birthDate", LocalDate.class, "e.birthDate");
    }
}
