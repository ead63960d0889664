package org.openpractice.compliance.exclusion;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpractice.compliance.staff.StaffMember;
import org.openpractice.compliance.staff.StaffMembers;
import org.openpractice.platform.paging.Page;

/** Shows lists, screenings and matches. */
@ApplicationScoped
class ReadExclusions {

    private final ExclusionLists lists;
    private final ExclusionRows rows;
    private final ExclusionMatches matches;
    private final Screenings screenings;
    private final StaffMembers staffMembers;

    ReadExclusions(
            ExclusionLists lists,
            ExclusionRows rows,
            ExclusionMatches matches,
            Screenings screenings,
            StaffMembers staffMembers) {
        this.lists = lists;
        this.rows = rows;
        this.matches = matches;
        this.screenings = screenings;
        this.staffMembers = staffMembers;
    }

    Page<ExclusionList.View> lists(ExclusionLists.Asked asked) {
        return lists.list(asked).page(ExclusionList::view);
    }

    @Transactional
    ExclusionList.View list(UUID id) {
        return lists.get(id).view();
    }

    Page<ScreeningView> screenings(Screenings.Asked asked) {
        return screenings.list(asked).pageOf(people -> {
            var known = screenings.byId(people.stream().map(StaffMember::id).toList());
            return member -> view(member, known.get(member.id()), List.of(), List.of());
        });
    }

    @Transactional
    ScreeningView screening(UUID employeeId) {
        return view(
                staffMembers.get(employeeId),
                screenings.findById(employeeId),
                matches.of(employeeId).stream().map(ExclusionMatch::id).toList(),
                screenings.records(employeeId));
    }

    private static ScreeningView view(
            StaffMember member, @Nullable Screening screening, List<UUID> matches, List<ScreeningRecord.View> records) {
        return new ScreeningView(
                member.id(),
                member.displayName(),
                screening == null ? ScreeningResult.NOT_SCREENED : screening.result(),
                screening == null ? null : screening.exclusionListId(),
                screening == null ? null : screening.screenedAt(),
                matches,
                records);
    }

    Page<ExclusionMatchView> matches(ExclusionMatches.Asked asked) {
        return matches.list(asked).pageOf(this::views);
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    @Transactional
    ExclusionMatchView match(UUID id) {
        return changed(matches.get(id));
    }

    /** A match that was just changed. */
    @Transactional
    ExclusionMatchView changed(ExclusionMatch match) {
        return views(List.of(match)).apply(match);
    }

    private Function<ExclusionMatch, ExclusionMatchView> views(List<ExclusionMatch> found) {
        var listed = rows.byHash(
                found.stream().map(ExclusionMatch::rowHash).distinct().toList());
        var people = staffMembers.byId(
                found.stream().map(ExclusionMatch::employeeId).distinct().toList());
        return match -> new ExclusionMatchView(
                match.id(),
                match.employeeId(),
                Objects.requireNonNull(people.get(match.employeeId())).displayName(),
                match.status(),
                match.rule(),
                match.score(),
                match.trace(),
                match.exclusionListId(),
                match.rowHash(),
                Objects.requireNonNull(listed.get(match.rowHash())),
                match.foundAt(),
                match.decision(),
                match.reinstatedOn(),
                match.version());
    }
}
