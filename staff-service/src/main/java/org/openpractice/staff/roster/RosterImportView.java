package org.openpractice.staff.roster;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.imports.FileImport;
import org.openpractice.platform.imports.OnErrors;
import org.openpractice.platform.job.JobState;

/**
 * A roster import as it is shown: how its job goes, and what it did.
 *
 * @param sha256 digest of the file as it was received
 * @param preview whether nothing was to be changed
 * @param total rows of the file, once counted
 * @param report once the import has come to an end
 * @param problem why the import failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record RosterImportView(
        UUID id,
        String fileName,
        String sha256,
        OnErrors onErrors,
        boolean preview,
        JobState state,
        @Nullable Long total,
        long done,
        @Nullable Integer percent,
        String startedBy,
        Instant createdAt,
        @Nullable Instant finishedAt,

        @Nullable RosterReport report,

        @Schema(implementation = Object.class) @JsonRawValue @Nullable
        String problem) {

    static RosterImportView of(FileImport file) {
        var job = file.job();
        return new RosterImportView(
                file.id(),
                file.fileName(),
                file.sha256(),
                file.mode().onErrors(),
                file.mode().isPreview(),
                job.state(),
                job.total(),
                job.done(),
                job.percent(),
                job.startedBy(),
                job.createdAt(),
                job.finishedAt(),
                file.report().map(RosterReport::of).orElse(null),
                job.problem());
    }
}
