package org.openpractice.payroll.marketpay;

import jakarta.persistence.Entity;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.upload.StoredFile;

/** One file of a survey and what became of it; its id is the job's. */
@Entity
class SurveyImport extends Aggregate {

    private int editionYear;

    private String source;

    private UUID fileId;

    private String fileName;

    private String sha256;

    private @Nullable String report;

    private boolean taken;

    @SuppressWarnings("NullAway.Init")
    protected SurveyImport() {}

    SurveyImport(UUID jobId, int editionYear, String source, StoredFile file) {
        super(jobId);
        this.editionYear = editionYear;
        this.source = source;
        this.fileId = file.id();
        this.fileName = file.name();
        this.sha256 = file.sha256Hex();
    }

    /** @param isTaken whether its rows were kept */
    void finished(String newReport, boolean isTaken) {
        report = newReport;
        taken = isTaken;
    }

    public int editionYear() {
        return editionYear;
    }

    public String source() {
        return source;
    }

    public UUID fileId() {
        return fileId;
    }

    public String fileName() {
        return fileName;
    }

    public String sha256() {
        return sha256;
    }

    /** The {@link SurveyReport} as JSON, once there is one. */
    public Optional<String> report() {
        return Optional.ofNullable(report);
    }

    public boolean isTaken() {
        return taken;
    }
}
