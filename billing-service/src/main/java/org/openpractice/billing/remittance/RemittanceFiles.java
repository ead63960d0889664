package org.openpractice.billing.remittance;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.remittance.RemittanceFileView.Outcome;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.tenancy.GroupLock;

/** Remittance files as they were received, posted or refused. */
@ApplicationScoped
class RemittanceFiles implements Records<RemittanceFile> {

    /** A file may hold a hundred thousand payments; the list at {@code /remittances?fileId=} pages through them all. */
    static final int SHOWN = 200;

    /** Which files are asked for. */
    public static class Asked extends ListRequest {

        @Parameter(description = "What was done with the file")
        @QueryParam("outcome")
        @Nullable
        Outcome outcome;

        @Parameter(description = "Received on this day (UTC) or later")
        @QueryParam("receivedFrom")
        @Nullable
        LocalDate receivedFrom;

        @Parameter(description = "Received on this day (UTC) or earlier")
        @QueryParam("receivedTo")
        @Nullable
        LocalDate receivedTo;
    }

    private final Remittances remittances;

    RemittanceFiles(Remittances remittances) {
        this.remittances = remittances;
    }

    /** The list, searched by the name its sender gave a file and by its digest. */
    ListOf<RemittanceFile> list(Asked asked) {
        return list(RemittanceFile.class, asked)
                .search("e.name", "e.sha256")
                .where("e.outcome = ?", asked.outcome)
                .during("e.receivedAt", asked.receivedFrom, asked.receivedTo)
                .sort("name", String.class, "lower(e.name)")
                .sort("receivedAt", Instant.class, "e.receivedAt");
    }

    /** Makes two postings of the same bytes wait for each other until the transaction ends. */
    void hold(String sha256) {
        GroupLock.hold(getEntityManager(), "remittance-file:" + sha256);
    }

    Optional<RemittanceFileView> postedWith(String sha256) {
        return find("sha256 = ?1 and outcome = ?2", sha256, Outcome.POSTED)
                .firstResultOptional()
                .map(this::view);
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    RemittanceFileView view(UUID id) {
        return view(get(id));
    }

    /** The file with its payments, as many as are shown. */
    RemittanceFileView view(RemittanceFile file) {
        return file.view(remittances.inFile(file.id(), SHOWN), remittances.all(file.alreadyPosted()));
    }
}
