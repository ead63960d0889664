package org.openpractice.platform.imports;

import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.job.JobView;

/**
 * One file that was brought and what became of it; its id is the job's.
 *
 * @param sha256 digest of the file as it was received, in hexadecimal
 * @param report once the import has come to an end
 */
public record FileImport(
        UUID id,
        UUID fileId,
        String fileName,
        String sha256,
        ImportMode mode,
        Optional<ImportReport> report,
        JobView job) {}
