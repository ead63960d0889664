package org.openpractice.compliance.exclusion;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.time.Instant;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.platform.records.Aggregate;

/** Where one person stands against the list; its id is the employee's. */
@Entity
class Screening extends Aggregate {

    @Enumerated(EnumType.STRING)
    private ScreeningResult result;

    private UUID exclusionListId;
    private String personHash;
    private Instant screenedAt;

    @SuppressWarnings("NullAway.Init")
    protected Screening() {}

    Screening(UUID employeeId, ExclusionList list, String personHash, Instant at) {
        super(employeeId);
        this.result = ScreeningResult.CLEAR;
        this.exclusionListId = list.id();
        this.personHash = personHash;
        this.screenedAt = at;
    }

    /** Screened against a list, with what was found. */
    void screened(ExclusionList list, String personHash, Collection<ExclusionMatch> matches, Instant at) {
        this.exclusionListId = list.id();
        this.personHash = personHash;
        this.screenedAt = at;
        judge(matches);
    }

    /** The result follows from the matches. */
    void judge(Collection<ExclusionMatch> matches) {
        Set<MatchStatus> statuses = matches.stream().map(ExclusionMatch::status).collect(Collectors.toSet());
        if (statuses.contains(MatchStatus.CONFIRMED)) {
            result = ScreeningResult.CONFIRMED;
        } else if (statuses.contains(MatchStatus.POTENTIAL)) {
            result = ScreeningResult.POTENTIAL;
        } else if (statuses.contains(MatchStatus.FALSE_POSITIVE)) {
            result = ScreeningResult.FALSE_POSITIVE;
        } else {
            result = ScreeningResult.CLEAR;
        }
    }

    /** Whether nobody on the list stands against the person. */
    boolean isClear() {
        return result == ScreeningResult.CLEAR || result == ScreeningResult.FALSE_POSITIVE;
    }

    ScreeningResult result() {
        return result;
    }

    UUID exclusionListId() {
        return exclusionListId;
    }

    String personHash() {
        return personHash;
    }

    Instant screenedAt() {
        return screenedAt;
    }
}
