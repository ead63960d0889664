package org.openpractice.compliance.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotEmpty;
import java.time.DayOfWeek;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.tenancy.CurrentGroup;

/**
 * The days on which the group is open for business. They decide what a business day is for Form I-9, section 2: the law
 * counts the days the employer is open, not those of the federal offices.
 */
@ApplicationScoped
class OpenDaysOfGroup {

    /**
     * @param weekdays days of the week on which the group is open
     * @param federalHolidays whether it is open on federal holidays too
     */
    public record Request(@NotEmpty List<DayOfWeek> weekdays, boolean federalHolidays) {}

    /**
     * The days as shown.
     *
     * @param inWords as they stand in the proof of a due date
     */
    public record View(List<DayOfWeek> weekdays, boolean federalHolidays, String inWords) {
        static View of(OpenDays days) {
            return new View(days.weekdays().stream().sorted().toList(), days.federalHolidays(), days.inWords());
        }
    }

    /** The days as shown, with a version that is 0 until the group says something. */
    record Versioned(View view, long version) {}

    private final EntityManager entities;
    private final CurrentGroup group;
    private final Audit audit;

    OpenDaysOfGroup(EntityManager entities, CurrentGroup group, Audit audit) {
        this.entities = entities;
        this.group = group;
        this.audit = audit;
    }

    /** Counts days as they hold for the group now. */
    @Transactional
    DayCount dayCount() {
        return new DayCount(known().map(StatedOpenDays::days).orElse(OpenDays.MONDAY_TO_FRIDAY));
    }

    @Transactional
    Versioned read() {
        return known().map(stated -> new Versioned(View.of(stated.days()), stated.version() + 1))
                .orElseGet(() -> new Versioned(View.of(OpenDays.MONDAY_TO_FRIDAY), 0));
    }

    /** Changes them for due dates computed from now on. */
    @Transactional
    void change(@Nullable String ifMatch, Request request) {
        Versions.requireMatch(ifMatch, read().version());
        var days = new OpenDays(Set.copyOf(request.weekdays()), request.federalHolidays());
        known().ifPresentOrElse(
                        stated -> stated.change(days), () -> entities.persist(new StatedOpenDays(group.id(), days)));
        audit.record("changed", "open-days", group.id());
    }

    private Optional<StatedOpenDays> known() {
        return Optional.ofNullable(entities.find(StatedOpenDays.class, group.id()));
    }
}
