package org.openpractice.compliance.obligation;

import static org.openpractice.platform.audit.Verb.CHANGED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotEmpty;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.records.Records;
import org.openpractice.platform.tenancy.CurrentGroup;

/**
 * The days on which the group is open for business. They decide what a business day is for Form I-9, section 2: the law
 * counts the days the employer is open, not those of the federal offices.
 */
@ApplicationScoped
class OpenDaysOfGroup implements Records<StatedOpenDays> {

    /**
     * The days to state.
     *
     * @param weekdays days of the week on which the group is open
     * @param federalHolidays whether it is open on federal holidays too
     */
    @Schema(name = "StateOpenDays")
    public record Request(@NotEmpty List<DayOfWeek> weekdays, boolean federalHolidays) {}

    /**
     * The days as shown.
     *
     * @param inWords as they stand in the proof of a due date
     * @param version 0 until the group says something
     */
    public record OpenDaysView(List<DayOfWeek> weekdays, boolean federalHolidays, String inWords, long version)
            implements Versioned {

        static OpenDaysView of(StatedOpenDays stated) {
            return of(stated.days(), stated.version() + 1);
        }

        private static OpenDaysView of(OpenDays days, long version) {
            return new OpenDaysView(
                    days.weekdays().stream().sorted().toList(), days.federalHolidays(), days.inWords(), version);
        }
    }

    private final CurrentGroup group;
    private final Audit audit;

    OpenDaysOfGroup(CurrentGroup group, Audit audit) {
        this.group = group;
        this.audit = audit;
    }

    /** Counts days as they hold for the group now. */
    @Transactional
    DayCount dayCount() {
        return new DayCount(known().map(StatedOpenDays::days).orElse(OpenDays.MONDAY_TO_FRIDAY));
    }

    @Transactional
    OpenDaysView read() {
        return known().map(OpenDaysView::of).orElseGet(() -> OpenDaysView.of(OpenDays.MONDAY_TO_FRIDAY, 0));
    }

    /** Changes them for due dates computed from now on. */
    @Transactional
    StatedOpenDays change(IfMatch ifMatch, Request request) {
        ifMatch.require(read().version());
        var days = new OpenDays(Set.copyOf(request.weekdays()), request.federalHolidays());
        var stated = known().orElseGet(() -> {
            var first = new StatedOpenDays(group.id(), days);
            persist(first);
            return first;
        });
        stated.change(days);
        audit.record(CHANGED, "open-days", group.id());
        return stated;
    }

    private Optional<StatedOpenDays> known() {
        return findByIdOptional(group.id());
    }
}
