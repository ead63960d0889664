package org.openpractice.compliance.exclusion;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.ids.Ids;

/** Dated evidence that somebody was screened against a list, and with what result. Never changed. */
@Entity
class ScreeningRecord {

    @Id
    private UUID id;

    private UUID employeeId;

    @Enumerated(EnumType.STRING)
    private ScreeningOccasion occasion;

    private UUID exclusionListId;
    private String listSha256;
    private String personHash;
    private int comparedCount;

    @Enumerated(EnumType.STRING)
    private ScreeningResult result;

    private Instant screenedAt;
    private String evidenceHash;

    @SuppressWarnings("NullAway.Init")
    protected ScreeningRecord() {}

    ScreeningRecord(
            Screening screening,
            ScreeningOccasion occasion,
            ExclusionList list,
            int compared,
            Collection<ExclusionMatch> matches) {
        this.id = Ids.next();
        this.employeeId = screening.id();
        this.occasion = occasion;
        this.exclusionListId = list.id();
        this.listSha256 = list.sha256();
        this.personHash = screening.personHash();
        this.comparedCount = compared;
        this.result = screening.result();
        this.screenedAt = screening.screenedAt();
        List<String> evidence = new ArrayList<>(List.of(
                employeeId.toString(),
                occasion.name(),
                listSha256,
                personHash,
                Integer.toString(compared),
                result.name(),
                screenedAt.toString()));
        matches.stream()
                .map(match -> match.rowHash() + " " + match.status())
                .sorted()
                .forEach(evidence::add);
        this.evidenceHash = Digest.of(evidence);
    }

    /** As shown. */
    View view() {
        return new View(occasion, exclusionListId, listSha256, comparedCount, result, screenedAt, evidenceHash);
    }

    /**
     * Evidence of a screening as shown.
     *
     * @param listSha256 digest of the list's file
     * @param compared rows of the list that came into question and were compared field by field
     * @param evidenceHash SHA-256 over person, list, time and result
     */
    @Schema(name = "ScreeningRecordView")
    public record View(
            ScreeningOccasion occasion,
            UUID exclusionListId,
            String listSha256,
            int compared,
            ScreeningResult result,
            Instant screenedAt,
            String evidenceHash) {}
}
