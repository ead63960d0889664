package org.openpractice.payroll.officefile;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.imports.FileImport;
import org.openpractice.platform.imports.ImportReport;
import org.openpractice.platform.job.JobState;

/**
 * The import of a file: how its job goes, and what it did.
 *
 * @param sha256 digest of the file as it was received
 * @param preview whether nothing was to be changed
 * @param total rows of the file, once counted
 * @param report once the import has come to an end
 * @param problem why the import failed
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record OfficeFileView(
        UUID id,
        String fileName,
        String sha256,
        boolean preview,
        JobState state,
        @Nullable Long total,
        long done,
        @Nullable Integer percent,
        String startedBy,
        Instant createdAt,
        @Nullable Instant finishedAt,

        @Nullable ImportReport report,

        @Schema(implementation = Object.class) @JsonRawValue @Nullable
        String problem) {

    static OfficeFileView of(FileImport file) {
        var job = file.job();
        return new OfficeFileView(
                file.id(),
                file.fileName(),
                file.sha256(),
                file.mode().isPreview(),
                job.state(),
                job.total(),
                job.done(),
                job.percent(),
                job.startedBy(),
                job.createdAt(),
                job.finishedAt(),
                file.report().orElse(null),
                job.problem());
    }
}
