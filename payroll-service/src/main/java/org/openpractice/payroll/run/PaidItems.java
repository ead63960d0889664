package org.openpractice.payroll.run;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.jurisdiction.Whereabouts;
import org.openpractice.payroll.place.SourcingInput;

/**
 * What decides the taxes of the items that a run was asked to pay somebody, beside their amounts.
 *
 * @param annual lump sums that are paid once a year, where a state has a rate for these
 * @param grossedUp the one item says what is to be paid out, and its gross is to be found
 * @param earned items of which it is known where they were earned
 * @param workedBefore states, other than the one of work now, in which somebody worked in the year before the pay date,
 *     while it is not known where an item was earned
 */
record PaidItems(
        boolean annual,
        @JsonInclude(JsonInclude.Include.NON_DEFAULT) boolean grossedUp,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<Earned> earned,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<String> workedBefore) {

    /** An item with the place of the work that it is paid for. */
    public record Earned(LocalDate from, LocalDate through, Money amount, SourcingInput sourcing) {}

    @SuppressWarnings("ConstantValue") // what is absent in JSON is null
    public PaidItems {
        earned = earned == null ? List.of() : List.copyOf(earned);
        workedBefore = workedBefore == null ? List.of() : List.copyOf(workedBefore);
    }

    /**
     * Of one employee; null where nothing of it makes a difference. Refuses {@link RunProblem#ANNUAL_BONUS_WITH_OTHERS},
     * {@link RunProblem#GROSS_UP_WITH_OTHERS} and {@link RunProblem#EARNED_IN_SEVERAL_STATES}.
     *
     * @param settled a provider contract is settled beside them
     */
    static @Nullable PaidItems of(
            List<PayRunItem> all, boolean settled, Whereabouts whereabouts, UUID employee, LocalDate payDate) {
        var items = all.stream().filter(item -> !item.isAdvance()).toList();
        long annual = items.stream().filter(PayRunItem::annual).count();
        if (annual > 0 && annual < items.size()) {
            throw RunProblem.ANNUAL_BONUS_WITH_OTHERS.because(
                    "%d of %d items are annual: pay them in a run of their own".formatted(annual, items.size()));
        }
        boolean grossedUp = items.stream().anyMatch(PayRunItem::grossedUp);
        if (grossedUp && all.size() > 1) {
            throw RunProblem.GROSS_UP_WITH_OTHERS.because(
                    "One of %d items is to be grossed up, and its taxes depend on the others: pay it in a run of its own"
                            .formatted(all.size()));
        }
        var earned = new ArrayList<Earned>();
        boolean someUnknown = settled;
        for (var item : items) {
            var from = item.earnedFrom();
            var through = item.earnedThrough();
            if (from == null || through == null) {
                someUnknown = true;
                continue;
            }
            var states = whereabouts.workStates(employee, from, through);
            if (states.size() > 1) {
                throw RunProblem.EARNED_IN_SEVERAL_STATES.because(
                        "%s was earned from %s to %s in %s: give one item for the part of each state"
                                .formatted(item.description(), from, through, String.join(", ", states)));
            }
            whereabouts
                    .of(employee, from, through, payDate)
                    .ifPresent(where -> earned.add(new Earned(from, through, item.amount(), where)));
        }
        var elsewhere = someUnknown ? elsewhere(whereabouts, employee, payDate) : List.<String>of();
        return annual == 0 && !grossedUp && earned.isEmpty() && elsewhere.isEmpty()
                ? null
                : new PaidItems(annual > 0, grossedUp, earned, elsewhere);
    }

    /** The same, of which the one item comes to a gross. */
    PaidItems paying(Money gross) {
        return new PaidItems(
                annual,
                false,
                earned.stream()
                        .map(item -> new Earned(item.from(), item.through(), gross, item.sourcing()))
                        .toList(),
                workedBefore);
    }

    private static List<String> elsewhere(Whereabouts whereabouts, UUID employee, LocalDate payDate) {
        var now = whereabouts.workStates(employee, payDate, payDate);
        return whereabouts.workStates(employee, payDate.minusYears(1).plusDays(1), payDate).stream()
                .filter(state -> !now.contains(state))
                .toList();
    }
}
