package org.openpractice.staff.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.job.JobState;
import org.openpractice.platform.job.JobView;

/**
 * A roster import as it is shown: how its job goes, and what it did.
 *
 * @param sha256 digest of the file as it was received
 * @param total rows of the file, once counted
 * @param report once the import has come to an end
 * @param problem why the import failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record RosterImportView(
        UUID id,
        String fileName,
        String sha256,
        OnErrors onErrors,
        JobState state,
        @Nullable Long total,
        long done,
        @Nullable Integer percent,
        String startedBy,
        Instant createdAt,
        @Nullable Instant finishedAt,

        @Schema(implementation = RosterReport.class) @JsonRawValue @Nullable
        String report,

        @Schema(implementation = Object.class) @JsonRawValue @Nullable
        String problem) {

    static RosterImportView of(RosterImport rosterImport, JobView job) {
        return new RosterImportView(
                rosterImport.id(),
                rosterImport.fileName(),
                rosterImport.sha256(),
                rosterImport.onErrors(),
                job.state(),
                job.total(),
                job.done(),
                job.percent(),
                job.startedBy(),
                job.createdAt(),
                job.finishedAt(),
                rosterImport.report().orElse(null),
                job.problem());
    }
}
