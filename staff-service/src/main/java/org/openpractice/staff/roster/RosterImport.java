package org.openpractice.staff.roster;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.upload.StoredFile;

/** One roster file and what became of it; its id is the job's. */
@Entity
public class RosterImport {

    @Id
    private UUID id;

    @Version
    private long version;

    private UUID fileId;

    private String fileName;

    private String sha256;

    @Enumerated(EnumType.STRING)
    private OnErrors onErrors;

    private @Nullable String report;

    @SuppressWarnings("NullAway.Init")
    protected RosterImport() {}

    RosterImport(UUID jobId, StoredFile file, OnErrors onErrors) {
        this.id = jobId;
        this.fileId = file.id();
        this.fileName = file.name();
        this.sha256 = file.sha256Hex();
        this.onErrors = onErrors;
    }

    /** Writes down what the import did, as JSON. */
    void finished(String newReport) {
        report = newReport;
    }

    UUID id() {
        return id;
    }

    UUID fileId() {
        return fileId;
    }

    String fileName() {
        return fileName;
    }

    String sha256() {
        return sha256;
    }

    OnErrors onErrors() {
        return onErrors;
    }

    /** The {@link RosterReport} as JSON, once there is one. */
    Optional<String> report() {
        return Optional.ofNullable(report);
    }
}
