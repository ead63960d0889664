package org.openpractice.payroll.place;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.openpractice.platform.trace.Trace;

/**
 * For which states income tax is withheld from somebody's wages, and why.
 *
 * <p>The state of work withholds. Under an agreement of the two states and with the employee's certificate, the state of
 * residence is withheld for instead. Where the state of work takes no tax on wages, the state of residence is withheld
 * for. For the state of residence only a group that is registered there withholds; otherwise the trace says that it does
 * not. Never are two states withheld for on the same wages: what a state of residence asks above the tax of the state of
 * work is named, not calculated, because no rule of it was confirmed.
 */
public final class Sourcing {

    /**
     * One state in the decision.
     *
     * @param resident the employee lives there
     * @param stateTax its income tax is withheld
     * @param localTax taxes of its places are looked at, also where the state's own tax falls away
     */
    public record StateWithholding(String state, boolean resident, boolean stateTax, boolean localTax) {}

    /**
     * What came of it.
     *
     * @param states the state of work first
     * @param notWithheld taxes that may be owed and are not withheld, each a sentence
     */
    public record Decision(
            Places places, Places onJanuaryFirst, List<StateWithholding> states, List<String> notWithheld) {

        /** The one state whose income tax is withheld; empty when there is none. */
        public Optional<StateWithholding> incomeTax() {
            return states.stream().filter(StateWithholding::stateTax).findFirst();
        }

        public String workState() {
            return places.work().state();
        }
    }

    /** The rule as traces name it. */
    public static final String RULE = "Where wages are taxed";
    /** The line of a trace with a tax that may be owed and is not withheld. */
    public static final String NOT_WITHHELD = "not withheld";
    /** What a trace says of such a tax. */
    public static final String SETTLED_ELSEWHERE = "to be settled outside of this pay run";

    private Sourcing() {}

    /**
     * Decides for one employee and one pay date; tells each step in the trace.
     *
     * @param payDate a yearly certificate counts in the calendar year in which it takes effect
     */
    public static Decision decide(SourcingInput terms, Reciprocity reciprocity, LocalDate payDate, Trace trace) {
        var work = terms.places().work().state();
        var residence = terms.places().residence().state();
        var states = new ArrayList<StateWithholding>();
        var notWithheld = new ArrayList<String>();
        if (work.equals(residence)) {
            boolean taxed = !reciprocity.taxesNoWages(work);
            states.add(new StateWithholding(work, true, taxed, true));
            trace.add(
                    RULE,
                    "state",
                    taxed ? "Works and lives in the state" : "Works and lives in a state without a tax on wages",
                    work);
        } else {
            acrossTheLine(terms, reciprocity, payDate, states, notWithheld, trace);
        }
        for (var before : terms.workedBefore()) {
            notWithheld.add(
                    "Tax of " + before + " on wages for work there on earlier days of the period: all of its wages are"
                            + " taken as of " + work + ", where work was done on its last day");
        }
        notWithheld.forEach(what -> trace.add(RULE, NOT_WITHHELD, what, SETTLED_ELSEWHERE));
        return new Decision(terms.places(), terms.onJanuaryFirst(), List.copyOf(states), List.copyOf(notWithheld));
    }

    private static void acrossTheLine(
            SourcingInput terms,
            Reciprocity reciprocity,
            LocalDate payDate,
            List<StateWithholding> states,
            List<String> notWithheld,
            Trace trace) {
        var work = terms.places().work().state();
        var residence = terms.places().residence().state();
        boolean registered = terms.registeredStates().contains(residence);
        if (reciprocity.taxesNoWages(work)) {
            states.add(new StateWithholding(work, false, false, true));
            trace.add(RULE, "work", "The state of work takes no tax on wages", work);
            atHome(residence, registered, reciprocity, states, notWithheld, trace);
            return;
        }
        var agreement = inForce(terms, reciprocity, payDate, trace);
        if (agreement.isEmpty()) {
            states.add(new StateWithholding(work, false, true, true));
            trace.add(RULE, "work", () -> "Lives in " + residence + "; the state of work withholds", work);
            if (!reciprocity.taxesNoWages(residence)) {
                notWithheld.add(residence
                        + " income tax of a resident above the tax of "
                        + work
                        + ": no rule of it was confirmed");
                states.add(new StateWithholding(residence, true, false, false));
            }
            return;
        }
        var agreed = agreement.get();
        boolean localTax = switch (agreed.localTax()) {
            case STAYS -> true;
            case FALLS_AWAY -> false;
            case FALLS_AWAY_IF_CLAIMED ->
                terms.certificate() == null || !terms.certificate().localTaxClaimed();
        };
        states.add(new StateWithholding(work, false, false, localTax));
        trace.add(
                RULE,
                "agreement",
                () -> "Lives in " + residence + " and filed " + agreed.form() + ": " + work
                        + " does not withhold its income tax; local tax at the place of work "
                        + (localTax ? "stays" : "falls away"),
                residence);
        atHome(residence, registered, reciprocity, states, notWithheld, trace);
    }

    /** The state of residence instead of the state of work. */
    private static void atHome(
            String residence,
            boolean registered,
            Reciprocity reciprocity,
            List<StateWithholding> states,
            List<String> notWithheld,
            Trace trace) {
        if (reciprocity.taxesNoWages(residence)) {
            trace.add(RULE, "residence", "The state of residence takes no tax on wages", residence);
            return;
        }
        if (registered) {
            states.add(new StateWithholding(residence, true, true, true));
            trace.add(RULE, "residence", "The group is registered there and withholds for it", residence);
            return;
        }
        states.add(new StateWithholding(residence, true, false, false));
        notWithheld.add(residence + " income tax of a resident: the group is not registered there");
    }

    /** The agreement that counts: a certificate is filed, names this residence, is not spent and meets the condition. */
    private static Optional<Reciprocity.Agreement> inForce(
            SourcingInput terms, Reciprocity reciprocity, LocalDate payDate, Trace trace) {
        var work = terms.places().work().state();
        var residence = terms.places().residence().state();
        var agreement = reciprocity.between(work, residence);
        if (agreement.isEmpty()) {
            trace.add(RULE, "agreement", () -> work + " has none with " + residence, "none");
            return agreement;
        }
        var agreed = agreement.get();
        var filed = terms.certificate();
        if (filed == null || filed.withdrawn() || !filed.workState().equals(work)) {
            trace.add(RULE, "agreement", () -> agreed.form() + " is not filed", "no certificate");
            return Optional.empty();
        }
        if (!filed.residenceState().equals(residence)) {
            trace.add(
                    RULE,
                    "agreement",
                    () -> agreed.form() + " was filed for " + filed.residenceState() + ", not for " + residence,
                    "does not count");
            return Optional.empty();
        }
        if (agreed.yearly() && filed.effectiveFrom().getYear() != payDate.getYear()) {
            trace.add(
                    RULE,
                    "agreement",
                    () -> agreed.form() + " is good for one calendar year; filed for "
                            + filed.effectiveFrom().getYear(),
                    "expired");
            return Optional.empty();
        }
        if (!met(agreed.condition(), filed)) {
            trace.add(
                    RULE,
                    "agreement",
                    () -> work + " with " + residence + ": " + told(agreed.condition()),
                    "does not count");
            return Optional.empty();
        }
        return agreement;
    }

    public static boolean met(Reciprocity.Condition condition, FiledCertificate filed) {
        return switch (condition) {
            case NONE -> true;
            case NOT_TWENTY_PERCENT_SHAREHOLDER -> !filed.twentyPercentShareholder();
            case DAILY_COMMUTER -> filed.dailyCommuter();
        };
    }

    public static String told(Reciprocity.Condition condition) {
        return switch (condition) {
            case NONE -> "no condition";
            case NOT_TWENTY_PERCENT_SHAREHOLDER ->
                "not for shareholders of 20 % or more in the S corporation that pays";
            case DAILY_COMMUTER -> "only for daily commuters";
        };
    }
}
