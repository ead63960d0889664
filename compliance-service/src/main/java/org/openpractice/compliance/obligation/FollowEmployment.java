package org.openpractice.compliance.obligation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.compliance.staff.StaffMember;

/**
 * Opens, withdraws and reopens obligations as people come, change position, leave and come back. Runs in the transaction
 * of the staff event that caused it.
 */
@ApplicationScoped
@Transactional(Transactional.TxType.MANDATORY)
public class FollowEmployment {

    private final Obligations obligations;
    private final ObligationRules rules;
    private final ObligationHistory history;
    private final OpenDaysOfGroup openDays;

    FollowEmployment(
            Obligations obligations, ObligationRules rules, ObligationHistory history, OpenDaysOfGroup openDays) {
        this.obligations = obligations;
        this.rules = rules;
        this.history = history;
        this.openDays = openDays;
    }

    /** Opens what a hire brings with it. */
    public void hired(StaffMember member) {
        var days = openDays.dayCount();
        for (var rule : rules.openedBy(Trigger.HIRE, member.startsOn())) {
            open(member, rule, Occasion.hire(member.startsOn()), days);
        }
        member.exposedSince().ifPresent(since -> {
            for (var rule : rules.openedBy(Trigger.EXPOSURE, since)) {
                open(member, rule, Occasion.exposure(since, member.startsOn()), days);
            }
        });
    }

    /**
     * Opens what a first exposed position brings with it; withdraws it when the exposure ends before it was done.
     *
     * @param exposedBefore as it was before the change
     */
    public void changed(StaffMember member, Optional<LocalDate> exposedBefore, LocalDate effectiveOn, UUID eventId) {
        if (member.exposedSince().isPresent() == exposedBefore.isPresent()) {
            return;
        }
        var days = openDays.dayCount();
        var since = member.exposedSince();
        for (var rule : rules.openedBy(Trigger.EXPOSURE, effectiveOn)) {
            var existing = obligations.of(member.id(), rule.code());
            if (since.isEmpty()) {
                existing.filter(FollowEmployment::stands)
                        .ifPresent(obligation -> withdraw(obligation, effectiveOn, eventId));
                continue;
            }
            var occasion = Occasion.exposure(since.get(), member.startsOn());
            if (existing.isEmpty()) {
                open(member, rule, occasion, days);
            } else if (existing.get().isWithdrawn()) {
                reopen(existing.get(), rule, occasion, days, eventId);
            }
        }
    }

    /** Withdraws what no longer applies after the last day, keeps what is still owed, opens what the end brings with it. */
    public void terminated(StaffMember member, LocalDate lastDay, UUID eventId) {
        var days = openDays.dayCount();
        boolean hasWorked = !lastDay.isBefore(member.startsOn());
        for (var obligation : obligations.of(member.id())) {
            if (!stands(obligation)) {
                continue;
            }
            var rule = rules.rule(obligation.ruleCode(), obligation.ruleVersion());
            if (!hasWorked || rule.onTermination() == ObligationRule.OnTermination.WITHDRAWN) {
                withdraw(obligation, lastDay.plusDays(1), eventId);
            } else {
                var occasion = obligation.occasion(rule.trigger()).until(lastDay);
                obligation
                        .move(rule, occasion, days)
                        .ifPresent(moved -> history.note(obligation, ObligationChange.Kind.MOVED, moved, eventId));
            }
        }
        if (hasWorked) {
            var occasion = Occasion.termination(member.startsOn(), lastDay);
            for (var rule : rules.openedBy(Trigger.TERMINATION, lastDay)) {
                openAgain(member, rule, occasion, days, eventId);
            }
        }
    }

    /**
     * Reopens what a rehire must do again and withdraws what only holds for people who have left.
     *
     * @param lastDay last day of the earlier employment
     */
    public void rehired(StaffMember member, Optional<LocalDate> lastDay, UUID eventId) {
        var days = openDays.dayCount();
        var startsOn = member.startsOn();
        for (var obligation : obligations.of(member.id())) {
            var rule = rules.rule(obligation.ruleCode(), obligation.ruleVersion());
            if (rule.onRehire().kind() == Repeat.Kind.WITHDRAWN && stands(obligation)) {
                withdraw(obligation, startsOn, eventId);
            }
        }
        repeat(member, rules.openedBy(Trigger.HIRE, startsOn), Occasion.hire(startsOn), lastDay, days, eventId);
        member.exposedSince()
                .ifPresent(since -> repeat(
                        member,
                        rules.openedBy(Trigger.EXPOSURE, since),
                        Occasion.exposure(since, startsOn),
                        lastDay,
                        days,
                        eventId));
    }

    private void repeat(
            StaffMember member,
            List<ObligationRule> opened,
            Occasion occasion,
            Optional<LocalDate> lastDay,
            DayCount days,
            UUID eventId) {
        for (var rule : opened) {
            var existing = obligations.of(member.id(), rule.code());
            if (existing.isEmpty()) {
                open(member, rule, occasion, days);
                continue;
            }
            // What was never done is still owed from the first time: its older date stands.
            if (stands(existing.get())) {
                continue;
            }
            var metOn = existing.get().metOn().orElse(null);
            if (isDueAgain(rule, metOn, lastDay, occasion.startsOn())) {
                reopen(existing.get(), rule, occasion, days, eventId);
            }
        }
    }

    private static boolean isDueAgain(
            ObligationRule rule, @Nullable LocalDate metOn, Optional<LocalDate> lastDay, LocalDate startsOn) {
        return lastDay.map(day -> rule.onRehire().isDue(metOn, day, startsOn)).orElse(metOn == null);
    }

    private static boolean stands(Obligation obligation) {
        return !obligation.isMet() && !obligation.isWithdrawn();
    }

    private void openAgain(StaffMember member, ObligationRule rule, Occasion occasion, DayCount days, UUID eventId) {
        var existing = obligations.of(member.id(), rule.code());
        if (existing.isEmpty()) {
            open(member, rule, occasion, days);
        } else {
            reopen(existing.get(), rule, occasion, days, eventId);
        }
    }

    private void open(StaffMember member, ObligationRule rule, Occasion occasion, DayCount days) {
        var obligation = new Obligation(member.id(), rule, occasion, days);
        obligations.persistAndFlush(obligation);
        history.note(obligation, ObligationChange.Kind.OPENED, obligation.opened(), null);
    }

    private void reopen(Obligation obligation, ObligationRule rule, Occasion occasion, DayCount days, UUID eventId) {
        var reopened = obligation.reopen(rule, occasion, days, eventId);
        history.note(obligation, ObligationChange.Kind.REOPENED, reopened, eventId);
    }

    private void withdraw(Obligation obligation, LocalDate from, UUID eventId) {
        var withdrawn = obligation.withdraw(from, eventId);
        history.note(obligation, ObligationChange.Kind.WITHDRAWN, withdrawn, eventId);
    }
}
