package org.openpractice.compliance.exclusion;

import com.fasterxml.jackson.core.type.TypeReference;
import jakarta.persistence.Convert;
import jakarta.persistence.Converter;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.compliance.JsonText;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.records.Stamp;
import org.openpractice.platform.upload.RowError;
import org.openpractice.platform.upload.StoredFile;

/**
 * One file of the exclusion list as the group received it: a dated snapshot, known by the SHA-256 of its bytes, taken
 * whole or refused whole. The file itself is kept.
 */
@Entity
class ExclusionList extends Aggregate {

    /** What became of the file. */
    public enum State {
        /** Stored; a job is to check and load it. */
        RECEIVED,
        LOADED,
        /** Not in order; nothing of it was taken. */
        REFUSED
    }

    @Enumerated(EnumType.STRING)
    private ListKind kind;

    @Enumerated(EnumType.STRING)
    private State state;

    private UUID storedFileId;
    private String sha256;
    private long sizeBytes;

    @Embedded
    @EmbeddedColumnNaming("received_%s")
    private Stamp received;

    private @Nullable UUID jobId;
    private int rowCount;
    private int addedCount;
    private int goneCount;
    private int matchedCount;
    private @Nullable LocalDate latestExcludedOn;
    private @Nullable Instant loadedAt;
    private int errorCount;

    @Convert(converter = ErrorsColumn.class)
    private List<RowError> errors;

    @Convert(converter = WarningsColumn.class)
    private List<String> warnings;

    @SuppressWarnings("NullAway.Init")
    protected ExclusionList() {}

    ExclusionList(ListKind kind, StoredFile file, Stamp received) {
        super(Ids.next());
        this.kind = kind;
        this.state = State.RECEIVED;
        this.storedFileId = file.id();
        this.sha256 = file.sha256Hex();
        this.sizeBytes = file.sizeBytes();
        this.received = received;
        this.errors = List.of();
        this.warnings = List.of();
    }

    void loadedBy(UUID job) {
        jobId = job;
    }

    /** Not in order: the first errors and how many there are. */
    void refuse(int rows, List<RowError> firstErrors, int allErrors) {
        state = State.REFUSED;
        rowCount = rows;
        errors = List.copyOf(firstErrors);
        errorCount = allErrors;
    }

    /** The refusal, to be thrown. */
    ProblemException refusal() {
        return ExclusionProblem.EXCLUSION_LIST_REFUSED.because(
                errorCount + " error(s); nothing of the file was taken",
                Map.of("exclusionListId", id(), "errorCount", errorCount, "errors", errors));
    }

    /**
     * Taken.
     *
     * @param added rows that were not known before
     * @param gone rows of the list before that are not in this one
     * @param matched for a reinstatement: listed exclusions that it names
     */
    void load(int rows, int added, int gone, int matched, @Nullable LocalDate latestExclusion, Instant at) {
        state = State.LOADED;
        rowCount = rows;
        addedCount = added;
        goneCount = gone;
        matchedCount = matched;
        latestExcludedOn = latestExclusion;
        loadedAt = at;
    }

    /** What whoever brought the file should know though it was taken. */
    void warn(List<String> whatToKnow) {
        warnings = List.copyOf(whatToKnow);
    }

    ListKind kind() {
        return kind;
    }

    State state() {
        return state;
    }

    UUID storedFileId() {
        return storedFileId;
    }

    String sha256() {
        return sha256;
    }

    /** The job that loads it. */
    Optional<UUID> jobId() {
        return Optional.ofNullable(jobId);
    }

    @Nullable
    LocalDate latestExcludedOn() {
        return latestExcludedOn;
    }

    int rowCount() {
        return rowCount;
    }

    /** As shown. */
    View view() {
        return new View(
                id(),
                kind,
                state,
                sha256,
                sizeBytes,
                received.by(),
                received.at(),
                jobId,
                rowCount,
                addedCount,
                goneCount,
                matchedCount,
                latestExcludedOn,
                loadedAt,
                errorCount,
                errors,
                warnings);
    }

    /**
     * A list as shown.
     *
     * @param sha256 digest of the file as received, in hexadecimal
     * @param rows rows of the file
     * @param added rows that were not known before
     * @param gone rows of the list before that are not in this one
     * @param matched for a reinstatement: listed exclusions that it names
     * @param latestExcludedOn newest exclusion in the file
     * @param errors the first errors of a refused file
     * @param warnings what to look at though the file was taken: a first list that looks like a monthly supplement
     */
    @Schema(name = "ExclusionListView")
    public record View(
            UUID id,
            ListKind kind,
            State state,
            String sha256,
            long sizeBytes,
            String receivedBy,
            Instant receivedAt,
            @Nullable UUID jobId,
            int rows,
            int added,
            int gone,
            int matched,
            @Nullable LocalDate latestExcludedOn,
            @Nullable Instant loadedAt,
            int errorCount,
            List<RowError> errors,
            List<String> warnings) {}

    @Converter
    static class WarningsColumn extends JsonText<List<String>> {
        WarningsColumn() {
            super(new TypeReference<>() {});
        }
    }

    @Converter
    static class ErrorsColumn extends JsonText<List<RowError>> {
        ErrorsColumn() {
            super(new TypeReference<>() {});
        }
    }
}
