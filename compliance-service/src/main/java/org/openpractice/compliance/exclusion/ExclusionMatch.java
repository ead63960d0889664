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
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.compliance.JsonText;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.records.Stamp;

/** Somebody on the staff who may be somebody on the list: why, and what was decided. */
@Entity
class ExclusionMatch extends Aggregate {

    private UUID employeeId;

    @Convert(converter = HexColumn.class)
    private String rowHash;

    private String personHash;
    private UUID exclusionListId;

    @Enumerated(EnumType.STRING)
    private MatchStatus status;

    @Enumerated(EnumType.STRING)
    private MatchRule rule;

    private int score;

    @Convert(converter = TraceColumn.class)
    private List<Finding.Compared> trace;

    private Instant foundAt;

    @Embedded
    @EmbeddedColumnNaming("decided_%s")
    private @Nullable Stamp decided;

    private boolean adjudicated;
    private @Nullable String reason;
    private @Nullable String documentSha256;
    private @Nullable String evidenceHash;
    private @Nullable LocalDate reinstatedOn;

    @SuppressWarnings("NullAway.Init")
    protected ExclusionMatch() {}

    ExclusionMatch(
            UUID employeeId, String rowHash, String personHash, ExclusionList list, Finding finding, Instant foundAt) {
        super(Ids.next());
        this.employeeId = employeeId;
        this.rowHash = rowHash;
        this.status = MatchStatus.POTENTIAL;
        this.foundAt = foundAt;
        this.personHash = personHash;
        this.exclusionListId = list.id();
        this.rule = finding.rule();
        this.score = finding.score();
        this.trace = finding.trace();
    }

    /** Found once more while it waits: the newest facts are what is judged. */
    void refresh(String personHash, ExclusionList list, Finding finding) {
        this.status = MatchStatus.POTENTIAL;
        this.personHash = personHash;
        this.exclusionListId = list.id();
        this.rule = finding.rule();
        this.score = finding.score();
        this.trace = finding.trace();
    }

    /** Confirmed by the rule alone, because everything that can agree does. */
    void confirmByRule(String listSha256, Instant at) {
        decide(
                MatchStatus.CONFIRMED,
                new Stamp("rule " + rule, at),
                "NPI, last name, first name and birth date agree",
                null,
                listSha256);
    }

    /**
     * An adjudicator decides. Refuses: {@link ExclusionProblem#EXCLUSION_MATCH_ADJUDICATED}, {@link
     * ExclusionProblem#EXCLUSION_MATCH_CLOSED}.
     */
    void adjudicate(AdjudicateMatch.Request request, Stamp adjudicator, String listSha256) {
        if (adjudicated && decided != null) {
            throw ExclusionProblem.EXCLUSION_MATCH_ADJUDICATED.because(
                    "a decision stands; it is not made twice",
                    Map.of(
                            "decidedBy", decided.by(),
                            "decidedAt", decided.at().toString(),
                            "matchStatus", status));
        }
        if (status == MatchStatus.LIFTED || status == MatchStatus.WITHDRAWN) {
            throw ExclusionProblem.EXCLUSION_MATCH_CLOSED.because(
                    "there is nothing left to decide", Map.of("matchStatus", status));
        }
        adjudicated = true;
        decide(
                switch (request.decision()) {
                    case CONFIRMED -> MatchStatus.CONFIRMED;
                    case FALSE_POSITIVE -> MatchStatus.FALSE_POSITIVE;
                },
                adjudicator,
                request.reason(),
                request.documentSha256(),
                listSha256);
    }

    private void decide(MatchStatus decision, Stamp stamp, String why, @Nullable String document, String listSha256) {
        status = decision;
        decided = stamp;
        reason = why;
        documentSha256 = document;
        evidenceHash = Digest.of(List.of(
                id().toString(),
                employeeId.toString(),
                listSha256,
                rowHash,
                personHash,
                rule.name(),
                Integer.toString(score),
                new TraceColumn().convertToDatabaseColumn(trace),
                decision.name(),
                stamp.by(),
                stamp.at().toString(),
                why,
                document == null ? "" : document));
    }

    /** OIG reinstated whoever the row is about. */
    void reinstate(LocalDate since) {
        status = status == MatchStatus.CONFIRMED ? MatchStatus.LIFTED : MatchStatus.WITHDRAWN;
        reinstatedOn = since;
    }

    /** Not found any more, and nobody had judged it. */
    void withdraw() {
        status = MatchStatus.WITHDRAWN;
    }

    UUID employeeId() {
        return employeeId;
    }

    String rowHash() {
        return rowHash;
    }

    String personHash() {
        return personHash;
    }

    UUID exclusionListId() {
        return exclusionListId;
    }

    MatchStatus status() {
        return status;
    }

    MatchRule rule() {
        return rule;
    }

    int score() {
        return score;
    }

    List<Finding.Compared> trace() {
        return trace;
    }

    Instant foundAt() {
        return foundAt;
    }

    @Nullable
    LocalDate reinstatedOn() {
        return reinstatedOn;
    }

    /** The decision as shown; null before there is one. */
    @Nullable
    Decision decision() {
        return decided == null || reason == null || evidenceHash == null
                ? null
                : new Decision(adjudicated, decided.by(), decided.at(), reason, documentSha256, evidenceHash);
    }

    /**
     * Who decided, why, and a digest of everything that was judged.
     *
     * @param isAdjudicated a person decided; false when the rule confirmed by itself
     * @param documentSha256 SHA-256 of a document the adjudicator relied on
     * @param evidenceHash SHA-256 over list, row, person, trace and decision
     */
    public record Decision(
            boolean isAdjudicated,
            String by,
            Instant at,
            String reason,
            @Nullable String documentSha256,
            String evidenceHash) {}

    @Converter
    static class TraceColumn extends JsonText<List<Finding.Compared>> {
        TraceColumn() {
            super(new TypeReference<>() {});
        }
    }
}
