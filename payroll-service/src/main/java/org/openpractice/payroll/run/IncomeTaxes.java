package org.openpractice.payroll.run;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.levy.LeviedPay;
import org.openpractice.payroll.levy.Levies;
import org.openpractice.payroll.localtax.FlatTaken;
import org.openpractice.payroll.localtax.LocalPayment;
import org.openpractice.payroll.localtax.LocalTaxes;
import org.openpractice.payroll.localtax.LocalWages;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.place.Sourcing;
import org.openpractice.payroll.place.SourcingInput;
import org.openpractice.payroll.run.GrossToNet.Reductions;
import org.openpractice.payroll.run.GrossToNet.Taken;
import org.openpractice.payroll.statetax.CertifiedClaims;
import org.openpractice.payroll.statetax.StateClaims;
import org.openpractice.payroll.statetax.StateEdition;
import org.openpractice.payroll.statetax.StateIncomeTax;
import org.openpractice.payroll.statetax.StatePayment;
import org.openpractice.payroll.statetax.SupplementalKind;
import org.openpractice.payroll.statetax.SupplementalPayment;
import org.openpractice.payroll.statetax.TablePeriod;
import org.openpractice.payroll.withholding.FederalIncomeTax;
import org.openpractice.payroll.withholding.FederalTable;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.payroll.withholding.SupplementalWages;
import org.openpractice.platform.trace.Trace;

/**
 * Income taxes and levies of one paycheck: federal first, because some states deduct it, then the state that
 * {@link Sourcing} finds and its places, then levies of the state of work and those that follow residents. Pay of several
 * periods or places is taxed part by part. Each takes no more than is left.
 */
final class IncomeTaxes {

    private static final String PARTS = "Periods and places of the pay";

    private final PayInput input;
    private final PayTables tables;
    private final FederalTable federal;
    private final PayLines lines;
    private final Trace trace;
    /** Form W-4 as it counts on the pay date. */
    private final FormW4 form;

    /** Wages that are not paid out: they stand in those of income taxes, and nothing is withheld on them. */
    private final Money imputed;
    /** What of it the part that is being calculated takes: all of it the last. */
    private Money imputedHere = Money.ZERO;

    private Money left = Money.ZERO;
    private Money missing = Money.ZERO;
    private final Owed states = new Owed();
    private final Owed localities = new Owed();
    private final Owed levies = new Owed();
    /** The year before the paycheck, with what its parts that are calculated already come to. */
    private EarlierInYear yearSoFar;
    /** Flat local taxes of parts that are calculated already, by code. */
    private final Map<String, Money> flatSoFar = new HashMap<>();
    /** Social Security and Medicare of such parts. */
    private Money retirementSoFar = Money.ZERO;

    /** Taxes of all parts by their codes, in the order in which they came up. */
    private static final class Owed {

        private record Tax(String name, Money amount, Money wages) {}

        private final Map<String, Tax> byCode = new LinkedHashMap<>();

        void add(String code, String name, Money amount, Money wages) {
            byCode.merge(
                    code,
                    new Tax(name, amount, wages),
                    (sum, more) -> new Tax(sum.name, sum.amount.plus(more.amount), sum.wages.plus(more.wages)));
        }
    }

    IncomeTaxes(
            PayInput input, PayTables tables, FederalTable federal, EarlierInYear before, PayLines lines, Trace trace) {
        this.input = input;
        this.tables = tables;
        this.federal = federal;
        this.yearSoFar = before;
        this.lines = lines;
        this.trace = trace;
        this.imputed = lines.amount(PayCode.GROUP_TERM_LIFE);
        this.form = FederalIncomeTax.inForce(
                input.form(), input.formEffectiveFrom(), input.period().payDate(), trace);
    }

    /**
     * @param preTax deferrals that lower income tax
     * @param available what pay leaves for these taxes
     */
    Taken withhold(Money gross, Reductions reductions, Money preTax, Money available) {
        left = available;
        var parts = EarnedPart.of(input, gross, reductions, preTax);
        if (parts.size() > 1) {
            parts.forEach(part -> trace.add(
                    PARTS,
                    part.period().startsOn().toString(),
                    () -> "Earned from %s to %s in %s: taxed by itself"
                            .formatted(
                                    part.period().startsOn(),
                                    part.period().endsOn(),
                                    part.sourcing().places().work().state()),
                    part.gross()));
        }
        var federalTaxes = federal(parts, gross.minus(reductions.total()).minus(preTax));
        notKnownWhereEarned();
        var retirement =
                new EarnedPart.Split(lines.amount(PayCode.SOCIAL_SECURITY).plus(lines.amount(PayCode.MEDICARE)), gross);
        var placed = new LinkedHashMap<SourcingInput, List<EarnedPart>>();
        for (int i = 0; i < parts.size(); i++) {
            var part = parts.get(i);
            imputedHere = i == parts.size() - 1 ? imputed : Money.ZERO;
            boolean again = placed.containsKey(part.sourcing());
            placed.computeIfAbsent(part.sourcing(), place -> new ArrayList<>()).add(part);
            var decision = Sourcing.decide(
                    part.sourcing(), tables.reciprocity(), input.period().payDate(), again ? Trace.none() : trace);
            var contributions = retirement.next(part.gross());
            part(part, decision, federalTaxes.get(i), contributions, parts.size() > 1);
            retirementSoFar = retirementSoFar.plus(contributions);
        }
        placed.forEach((place, its) -> levies(place, its, placed.size() > 1));
        take(states);
        take(localities);
        take(levies);
        return new Taken(left, missing);
    }

    /** @return what is taken for each part */
    private List<Money> federal(List<EarnedPart> parts, Money wages) {
        return switch (input.manner()) {
            case REGULAR -> onRegular(parts, wages);
            case SUPPLEMENTAL -> {
                var taken = take(
                        PayCode.FEDERAL_INCOME_TAX, "Federal income tax", onSupplemental(wages), wages.plus(imputed));
                var split = new EarnedPart.Split(taken, wages);
                yield parts.stream().map(part -> split.next(part.taxable())).toList();
            }
        };
    }

    /**
     * The wages of each payroll period by themselves (26 USC 3402(b)(2)). Supplemental wages among them are taxed with those
     * of the last one, but above the million at the highest rate.
     */
    private List<Money> onRegular(List<EarnedPart> parts, Money wages) {
        var above = aboveTheMillion(wages);
        var taxes = new ArrayList<Money>();
        for (int i = 0; i < parts.size(); i++) {
            var counted = parts.get(i).taxable();
            var apart = i == parts.size() - 1 ? above.min(counted).orZero() : Money.ZERO;
            taxes.add(FederalIncomeTax.withhold(
                            federal, input.frequency(), input.withholdingPeriods(), counted.minus(apart), form, trace)
                    .plus(SupplementalWages.mandatory(federal, apart, trace)));
        }
        var owed = Money.sum(taxes);
        var taken = take(PayCode.FEDERAL_INCOME_TAX, "Federal income tax", owed, wages.plus(imputed));
        if (taken.equals(owed)) {
            return taxes;
        }
        var split = new EarnedPart.Split(taken, owed);
        return taxes.stream().map(split::next).toList();
    }

    private Money onSupplemental(Money wages) {
        var earlier = input.earlierPay();
        return SupplementalWages.withhold(
                federal,
                input.frequency(),
                input.withholdingPeriods(),
                new SupplementalWages.Earlier(
                        earlier.regularTaxed(),
                        earlier.federal().wages(),
                        earlier.federal().tax(),
                        supplementalBefore()),
                wages,
                form,
                trace);
    }

    private Money aboveTheMillion(Money wages) {
        var supplemental = Money.ZERO;
        for (var line : lines.soFar()) {
            if (line.kind() == Kind.EARNING && PayCode.isSupplemental(line.code())) {
                supplemental = supplemental.plus(line.amount());
            }
        }
        var above = supplementalBefore().plus(supplemental).minus(federal.supplementalMandatoryOver());
        var within = above.min(supplemental.min(wages));
        return within.orZero();
    }

    private Money supplementalBefore() {
        return Money.sum(input.yearToDate().stream()
                .filter(sum -> sum.kind() == Kind.EARNING && PayCode.isSupplemental(sum.code()))
                .map(sum -> sum.amount())
                .toList());
    }

    /** Items that do not say for which work they are paid, of somebody who worked elsewhere in the year before. */
    private void notKnownWhereEarned() {
        var items = input.items();
        if (items == null) {
            return;
        }
        for (var state : items.workedBefore()) {
            trace.add(
                    Sourcing.RULE,
                    Sourcing.NOT_WITHHELD,
                    "Tax of " + state
                            + " on what was earned there of what is paid beside wages: it is taken as earned in "
                            + input.workState() + ", because no item says when it was earned",
                    Sourcing.SETTLED_ELSEWHERE);
        }
    }

    private void part(
            EarnedPart part, Sourcing.Decision decision, Money federalTax, Money retirement, boolean oneOfSeveral) {
        var gross = part.gross();
        var reductions = part.reductions();
        var byState = new HashMap<String, Money>();
        var sides = new LinkedHashMap<String, LocalPayment.OfState>();
        for (var looked : decision.states()) {
            if (!looked.stateTax() && !looked.localTax()) {
                // Nothing of it is asked, so nothing that it misses holds the paycheck back.
                continue;
            }
            var state = looked.state();
            var taxed = tables.states().taxed(state);
            var wages = gross.minus(taxed.section125() ? Money.ZERO : reductions.section125())
                    .minus(taxed.healthSavings() ? Money.ZERO : reductions.healthSavings())
                    .minus(taxed.deferrals() ? Money.ZERO : part.preTax());
            byState.put(state, wages);
            sides.put(state, state(part, looked, wages, federalTax, retirement, oneOfSeveral));
        }
        localTaxes(
                part, decision, sides, new LocalWages(gross, gross.minus(reductions.total()), byState), oneOfSeveral);
    }

    /** A state that does not withhold is calculated all the same: a local tax of its may start from what it comes to. */
    private LocalPayment.OfState state(
            EarnedPart part,
            Sourcing.StateWithholding looked,
            Money wages,
            Money federalTax,
            Money retirement,
            boolean oneOfSeveral) {
        var state = looked.state();
        var edition = tables.states().edition(state, part.period());
        var certificate = input.stateCertificates().get(state);
        boolean apart = input.manner() == PayInput.Manner.SUPPLEMENTAL;
        var code = PayCode.stateIncomeTax(state);
        var earlier = input.earlierPay();
        var payment = new StatePayment(
                TablePeriod.of(input.frequency()),
                part.period(),
                apart ? earlier.regular(code).wages() : wages,
                apart ? earlier.regular(PayCode.FEDERAL_INCOME_TAX).tax() : federalTax,
                form,
                input.federalFormContinues().contains(state),
                retirement,
                yearSoFar
                        .amount(PayCode.SOCIAL_SECURITY)
                        .plus(yearSoFar.amount(PayCode.MEDICARE))
                        .plus(retirementSoFar),
                input.employees(),
                looked.resident(),
                yearSoFar.wages(code).plus(wages));
        var regular =
                StateIncomeTax.of(edition, certificate, payment, looked.stateTax() && !apart ? trace : Trace.none());
        if (looked.stateTax() && tables.states().taxesWages(state)) {
            var tax = apart
                    ? StateIncomeTax.onSupplemental(
                            edition,
                            certificate,
                            new SupplementalPayment(
                                    payment,
                                    earlier.regular(code).tax(),
                                    earlier.since(code).wages(),
                                    earlier.since(code).tax(),
                                    wages,
                                    earlier.federal().tax().plus(federalTax),
                                    supplementalKind()),
                            trace)
                    : regular.withheld();
            states.add(code, edition.name() + " income tax", tax, wages.plus(imputedHere));
            remember(oneOfSeveral, code, tax, wages);
        }
        return new LocalPayment.OfState(regular, claims(edition, certificate, payment), payment.wages());
    }

    /** A code counts in the other parts of the paycheck too. */
    private void remember(boolean oneOfSeveral, String code, Money tax, Money wages) {
        if (oneOfSeveral) {
            yearSoFar = yearSoFar.with(Kind.TAX, code, tax, wages);
        }
    }

    /** What counts for places as it does for the state; boxes that tell where somebody lives do not expire with a claim. */
    private static StateClaims claims(
            StateEdition edition, @Nullable CertifiedClaims certificate, StatePayment payment) {
        var claims = StateIncomeTax.claims(edition, certificate, payment);
        if (certificate != null) {
            for (var marked : certificate.claims().flags()) {
                claims = claims.with(marked);
            }
        }
        return claims;
    }

    /** Retroactive pay is no bonus, also where there is a bonus in it; nor is leave paid out, nor severance. */
    private SupplementalKind supplementalKind() {
        boolean bonus = input.earlierPeriods().isEmpty()
                && input.otherEarnings().stream().anyMatch(earning -> PayCode.isBonus(earning.code()));
        if (!bonus) {
            return SupplementalKind.OTHER;
        }
        var items = input.items();
        return items != null && items.annual() ? SupplementalKind.ANNUAL_BONUS : SupplementalKind.BONUS;
    }

    private void localTaxes(
            EarnedPart part,
            Sourcing.Decision decision,
            Map<String, LocalPayment.OfState> sides,
            LocalWages wages,
            boolean oneOfSeveral) {
        boolean apart = input.manner() == PayInput.Manner.SUPPLEMENTAL;
        var payment =
                new LocalPayment(input.frequency(), part.period(), apart ? LocalWages.NONE : wages, Map.copyOf(sides));
        var taxes = apart
                ? LocalTaxes.onSupplemental(
                        decision, payment, wages, supplementalKind(), input.localTaxes(), tables.localTaxes(), trace)
                : LocalTaxes.of(
                        decision, payment, input.localTaxes(), tables.localTaxes(), yearSoFar, flatTaken(part), trace);
        for (var tax : taxes) {
            localities.add(tax.code(), tax.name(), tax.amount(), tax.wages());
            remember(oneOfSeveral, tax.code(), tax.amount(), tax.wages());
            if (!tax.onIncome()) {
                flatSoFar.merge(tax.code(), tax.amount(), Money::plus);
            }
        }
    }

    /** Other paychecks took flat taxes for the period of this one only; an earlier period that it pays was not paid. */
    private FlatTaken flatTaken(EarnedPart part) {
        var taken = input.earlierPay().flat();
        return taken.with(
                flatSoFar, part.period().startsOn().equals(input.period().startsOn()));
    }

    private void levies(SourcingInput place, List<EarnedPart> parts, boolean oneOfSeveral) {
        var pay = new LeviedPay(
                Money.sum(parts.stream().map(EarnedPart::gross).toList()),
                Money.sum(parts.stream().map(part -> part.reductions().total()).toList()),
                Money.sum(parts.stream()
                        .map(part -> part.reductions().dependentCare())
                        .toList()),
                Money.sum(parts.stream().map(EarnedPart::preTax).toList()));
        var payDate = input.period().payDate();
        var workState = place.places().work().state();
        owe(Levies.of(workState, input.levies(), tables.levies(), payDate, pay, yearSoFar, trace), oneOfSeveral);
        var residence = place.places().residence().state();
        if (!residence.equals(workState)) {
            boolean registered = place.registeredStates().contains(residence);
            owe(
                    Levies.ofResidents(
                            residence, registered, input.levies(), tables.levies(), payDate, pay, yearSoFar, trace),
                    oneOfSeveral);
        }
    }

    private void owe(List<Levies.Amount> amounts, boolean oneOfSeveral) {
        for (var levy : amounts) {
            levies.add(levy.code(), levy.name(), levy.amount(), levy.wages());
            remember(oneOfSeveral, levy.code(), levy.amount(), levy.wages());
        }
    }

    private void take(Owed owed) {
        owed.byCode.forEach((code, tax) -> take(code, tax.name(), tax.amount(), tax.wages()));
    }

    /** Takes a tax as far as pay reaches, and remembers what is missing. */
    private Money take(String code, String description, Money tax, Money wages) {
        var taken = tax.min(left);
        if (taken.compareTo(tax) < 0) {
            trace.add("Gross to net", "available", () -> description + " takes no more than is left", taken);
            trace.add(
                    "Gross to net",
                    "not withheld",
                    description + ": pay does not leave as much as is due",
                    tax.minus(taken));
            missing = missing.plus(tax.minus(taken));
        }
        left = left.minus(taken);
        lines.add(Kind.TAX, code, description, taken, wages);
        return taken;
    }
}
