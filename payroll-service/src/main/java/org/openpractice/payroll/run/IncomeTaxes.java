package org.openpractice.payroll.run;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.levy.LeviedPay;
import org.openpractice.payroll.levy.Levies;
import org.openpractice.payroll.localtax.LocalPayment;
import org.openpractice.payroll.localtax.LocalTaxes;
import org.openpractice.payroll.localtax.LocalWages;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.payroll.payline.PayLine.Kind;
import org.openpractice.payroll.place.Sourcing;
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
 * {@link Sourcing} finds and its places, then levies of the state of work and those that follow residents. Each takes no more than is left.
 */
final class IncomeTaxes {

    private final PayInput input;
    private final PayTables tables;
    private final FederalTable federal;
    private final EarlierInYear before;
    private final PayLines lines;
    private final Trace trace;
    /** Form W-4 as it counts on the pay date. */
    private final FormW4 form;

    private Money left = Money.ZERO;
    private Money missing = Money.ZERO;

    IncomeTaxes(
            PayInput input, PayTables tables, FederalTable federal, EarlierInYear before, PayLines lines, Trace trace) {
        this.input = input;
        this.tables = tables;
        this.federal = federal;
        this.before = before;
        this.lines = lines;
        this.trace = trace;
        this.form = FederalIncomeTax.inForce(
                input.form(), input.formEffectiveFrom(), input.period().payDate(), trace);
    }

    /**
     * @param preTax deferrals that lower income tax
     * @param available what pay leaves for these taxes
     */
    Taken withhold(Money gross, Reductions reductions, Money preTax, Money available) {
        left = available;
        var insured = gross.minus(reductions.total());
        var federalTax = federal(insured.minus(preTax));
        states(gross, reductions, preTax, federalTax);
        levies(new LeviedPay(gross, reductions.total(), reductions.dependentCare(), preTax));
        return new Taken(left, missing);
    }

    private Money federal(Money wages) {
        var tax = switch (input.manner()) {
            case REGULAR -> onRegular(wages);
            case SUPPLEMENTAL -> onSupplemental(wages);
        };
        return take(PayCode.FEDERAL_INCOME_TAX, "Federal income tax", tax, wages);
    }

    /** Supplemental wages among the regular ones are taxed with them, but above the million at the highest rate. */
    private Money onRegular(Money wages) {
        var above = aboveTheMillion(wages);
        var tax = FederalIncomeTax.withhold(federal, input.frequency(), wages.minus(above), form, trace);
        return tax.plus(SupplementalWages.mandatory(federal, above, trace));
    }

    private Money onSupplemental(Money wages) {
        var earlier = input.earlierPay();
        return SupplementalWages.withhold(
                federal,
                input.frequency(),
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

    private void states(Money gross, Reductions reductions, Money preTax, Money federalTax) {
        var decision = Sourcing.decide(
                input.sourcing(), tables.reciprocity(), input.period().payDate(), trace);
        var byState = new HashMap<String, Money>();
        var sides = new LinkedHashMap<String, LocalPayment.OfState>();
        for (var looked : decision.states()) {
            var state = looked.state();
            var taxed = tables.states().taxed(state);
            var wages = gross.minus(taxed.section125() ? Money.ZERO : reductions.section125())
                    .minus(taxed.healthSavings() ? Money.ZERO : reductions.healthSavings())
                    .minus(taxed.deferrals() ? Money.ZERO : preTax);
            byState.put(state, wages);
            sides.put(state, state(looked, wages, federalTax));
        }
        localTaxes(decision, sides, new LocalWages(gross, gross.minus(reductions.total()), byState));
    }

    /** A state that does not withhold is calculated all the same: a local tax of its may start from what it comes to. */
    private LocalPayment.OfState state(Sourcing.StateWithholding looked, Money wages, Money federalTax) {
        var state = looked.state();
        var edition = tables.states().edition(state, input.period());
        var certificate = input.stateCertificates().get(state);
        boolean apart = input.manner() == PayInput.Manner.SUPPLEMENTAL;
        var code = PayCode.stateIncomeTax(state);
        var earlier = input.earlierPay();
        var payment = new StatePayment(
                TablePeriod.of(input.frequency()),
                input.period(),
                apart ? earlier.regular(code).wages() : wages,
                apart ? earlier.regular(PayCode.FEDERAL_INCOME_TAX).tax() : federalTax,
                form,
                retirement(),
                before.amount(PayCode.SOCIAL_SECURITY).plus(before.amount(PayCode.MEDICARE)),
                input.employees());
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
            take(code, edition.name() + " income tax", tax, wages);
        }
        return new LocalPayment.OfState(regular, claims(edition, certificate, payment), payment.wages());
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

    /** Retroactive pay is no bonus, also where there is a bonus in it; nor is leave paid out. */
    private SupplementalKind supplementalKind() {
        boolean bonus = input.earlierPeriods().isEmpty()
                && input.otherEarnings().stream().anyMatch(earning -> PayCode.isSupplemental(earning.code()));
        return bonus ? SupplementalKind.BONUS : SupplementalKind.OTHER;
    }

    private void localTaxes(Sourcing.Decision decision, Map<String, LocalPayment.OfState> sides, LocalWages wages) {
        boolean apart = input.manner() == PayInput.Manner.SUPPLEMENTAL;
        var payment =
                new LocalPayment(input.frequency(), input.period(), apart ? LocalWages.NONE : wages, Map.copyOf(sides));
        var taxes = apart
                ? LocalTaxes.onSupplemental(
                        decision, payment, wages, supplementalKind(), input.localTaxes(), tables.localTaxes(), trace)
                : LocalTaxes.of(
                        decision,
                        payment,
                        input.localTaxes(),
                        tables.localTaxes(),
                        before,
                        input.earlierPay().flat(),
                        trace);
        for (var tax : taxes) {
            take(tax.code(), tax.name(), tax.amount(), tax.wages());
        }
    }

    /** Social Security and Medicare of this paycheck, which Massachusetts deducts. */
    private Money retirement() {
        return lines.amount(PayCode.SOCIAL_SECURITY).plus(lines.amount(PayCode.MEDICARE));
    }

    private void levies(LeviedPay pay) {
        var payDate = input.period().payDate();
        take(Levies.of(input.workState(), input.levies(), tables.levies(), payDate, pay, before, trace));
        var residence = input.sourcing().places().residence().state();
        if (!residence.equals(input.workState())) {
            boolean registered = input.sourcing().registeredStates().contains(residence);
            take(Levies.ofResidents(
                    residence, registered, input.levies(), tables.levies(), payDate, pay, before, trace));
        }
    }

    private void take(List<Levies.Amount> levies) {
        for (var levy : levies) {
            take(levy.code(), levy.name(), levy.amount(), levy.wages());
        }
    }

    /** Takes a tax as far as pay reaches, and remembers what is missing. */
    private Money take(String code, String description, Money tax, Money wages) {
        var taken = tax.min(left);
        if (taken.compareTo(tax) < 0) {
            trace.add("Gross to net", "available", () -> description + " takes no more than is left", taken);
            missing = missing.plus(tax.minus(taken));
        }
        left = left.minus(taken);
        lines.add(Kind.TAX, code, description, taken, wages);
        return taken;
    }
}
