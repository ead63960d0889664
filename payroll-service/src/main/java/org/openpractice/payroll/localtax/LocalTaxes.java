package org.openpractice.payroll.localtax;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.jurisdiction.Locality;
import org.openpractice.payroll.jurisdiction.Place;
import org.openpractice.payroll.jurisdiction.Sourcing;
import org.openpractice.payroll.jurisdiction.Sourcing.StateWithholding;
import org.openpractice.payroll.localtax.LocalTables.MarylandCounty;
import org.openpractice.payroll.localtax.LocalTables.NewYorkDeduction;
import org.openpractice.payroll.localtax.LocalTables.Row;
import org.openpractice.payroll.localtax.LocalTables.SchoolDistrictBase;
import org.openpractice.payroll.localtax.LocalTables.YonkersBand;
import org.openpractice.payroll.localtax.LocalTerms.EnteredTax;
import org.openpractice.payroll.localtax.LocalTerms.Method;
import org.openpractice.payroll.payline.EarlierInYear;
import org.openpractice.payroll.statetax.StateClaims;
import org.openpractice.payroll.statetax.SupplementalKind;
import org.openpractice.payroll.statetax.TablePeriod;
import org.openpractice.payroll.withholding.Trace;

/**
 * Local taxes on one payment of wages, each by the method and the rounding of its own publication. Which places are
 * looked at follows from the decision about the states; a tax that may be owed and cannot be reckoned is named in the
 * trace, and one that must not be left out (the county in Indiana and Maryland) is refused.
 */
public final class LocalTaxes {

    /**
     * One tax as a line.
     *
     * @param wages wages that it was reckoned on, before deductions of the table
     * @param onIncome false for flat amounts such as the local services tax
     */
    public record Amount(String code, String name, Money amount, Money wages, boolean onIncome) {}

    private static final String NOT_WITHHELD = "not withheld";
    private static final BigDecimal LUMP_SUM_UP_TO = BigDecimal.TEN;

    private final Sourcing.Decision decision;
    private final LocalPayment payment;
    private final LocalTerms entered;
    private final LocalTables tables;
    private final EarlierInYear before;
    private final FlatTaken taken;
    private final @Nullable Money supplemental;
    private final SupplementalKind kind;
    private final Trace trace;
    private final List<Amount> amounts = new ArrayList<>();

    private LocalTaxes(
            Sourcing.Decision decision,
            LocalPayment payment,
            LocalTerms entered,
            LocalTables tables,
            EarlierInYear before,
            FlatTaken taken,
            @Nullable Money supplemental,
            SupplementalKind kind,
            Trace trace) {
        this.decision = decision;
        this.payment = payment;
        this.entered = entered;
        this.tables = tables;
        this.before = before;
        this.taken = taken;
        this.supplemental = supplemental;
        this.kind = kind;
        this.trace = trace;
    }

    /**
     * Taxes on the regular wages of a period, those of the state of work first.
     *
     * <p>Refuses {@link PayrollProblem#LOCALITY_MISSING} and {@link PayrollProblem#LOCAL_TAX_NOT_AVAILABLE}.
     *
     * @param before the year before the cheque: amounts under the code of a yearly tax
     * @param taken flat taxes of the month and the period that other cheques took
     */
    public static List<Amount> of(
            Sourcing.Decision decision,
            LocalPayment payment,
            LocalTerms entered,
            LocalTables tables,
            EarlierInYear before,
            FlatTaken taken,
            Trace trace) {
        return new LocalTaxes(decision, payment, entered, tables, before, taken, null, SupplementalKind.OTHER, trace)
                .reckon();
    }

    /**
     * Taxes on supplemental wages that are paid apart from regular wages. Flat amounts are not taken from them.
     *
     * @param regular the last regular wages of the year
     */
    public static List<Amount> onSupplemental(
            Sourcing.Decision decision,
            LocalPayment regular,
            Money supplemental,
            SupplementalKind kind,
            LocalTerms entered,
            LocalTables tables,
            Trace trace) {
        return new LocalTaxes(
                        decision,
                        regular,
                        entered,
                        tables,
                        new EarlierInYear(List.of()),
                        FlatTaken.NONE,
                        supplemental,
                        kind,
                        trace)
                .reckon();
    }

    private List<Amount> reckon() {
        for (var state : decision.states()) {
            if (!state.localTax()) {
                continue;
            }
            switch (state.state()) {
                case "IN" -> indiana();
                case "MD" -> maryland(state);
                case "NY" -> newYork();
                case "MI" -> michigan();
                case "OH" -> {
                    ohioSchoolDistrict(state);
                    byRate(state.state());
                }
                case "PA" -> pennsylvania();
                default -> byRate(state.state());
            }
            flat(state.state());
        }
        return List.copyOf(amounts);
    }

    private LocalPayment.OfState of(String state) {
        var side = payment.states().get(state);
        if (side == null) {
            throw new IllegalStateException("The payment does not say what " + state + " came to");
        }
        return side;
    }

    private Locality at(Place place, String state) {
        return place.state().equals(state) ? place.locality() : Locality.NONE;
    }

    private Locality home(String state) {
        return at(decision.places().residence(), state);
    }

    private Locality work(String state) {
        return at(decision.places().work(), state);
    }

    private boolean livesIn(String state) {
        return decision.places().residence().state().equals(state);
    }

    private void line(String code, String name, Money amount, Money wages) {
        amounts.add(new Amount(code, name, amount, wages, true));
    }

    private void notWithheld(String rule, String what) {
        trace.add(rule, NOT_WITHHELD, what, "to be settled outside of this pay run");
    }

    // Indiana: the state's base by the county of 1 January.
    private void indiana() {
        var table = tables.indiana();
        table.about().requireInForce(payment.period().payDate());
        var residence = decision.onJanuaryFirst().residence();
        var place = residence.state().equals("IN")
                ? residence
                : decision.onJanuaryFirst().work();
        if (!place.state().equals("IN")) {
            trace.add(
                    table.about().rule(),
                    "county",
                    "Neither lived nor worked in Indiana on 1 January: no county tax this year",
                    Money.ZERO);
            return;
        }
        var number = place.locality().county();
        var county = number == null ? null : table.counties().get(number);
        if (county == null) {
            throw PayrollProblem.LOCALITY_MISSING.because(
                    "Indiana: the county of %s on 1 January %s; enter it under /enrolments/{employeeId}/jurisdictions"
                            .formatted(
                                    place.equals(residence) ? "residence" : "work",
                                    number == null ? "is not known" : number + " is none of the 92"));
        }
        var side = of("IN");
        var given = supplemental;
        var base = given == null ? side.tax().taxable() : given.decimal();
        var amount = LocalTables.cents(base.multiply(county.rate()));
        trace.add(
                table.about().rule(),
                "county " + county.number(),
                () -> "%s: %s%s x %s"
                        .formatted(
                                county.name(),
                                base.toPlainString(),
                                given == null ? "" : " without exemptions",
                                county.rate().toPlainString()),
                amount);
        if (given == null) {
            amount = withAdditional(
                    side.claims(), "additionalCounty", amount, table.about().rule());
        }
        line(
                "US-IN-COUNTY-" + county.number(),
                county.name() + " County tax, Indiana",
                amount,
                given == null ? side.wages() : given);
    }

    private Money withAdditional(StateClaims claims, String field, Money amount, String rule) {
        var additional = claims.amount(field);
        if (additional.isZero()) {
            return amount;
        }
        trace.add(rule, "additional", "Additional amount each pay period", additional);
        return amount.plus(additional);
    }

    // Maryland: one printed table holds the state's bands with the local rate; the local part is what it has above
    // them.
    private void maryland(StateWithholding state) {
        var table = tables.maryland();
        var rule = table.about().rule();
        table.about().requireInForce(payment.period().payDate());
        var side = of("MD");
        boolean resident = state.resident() || livesIn("MD");
        MarylandCounty county = null;
        if (resident) {
            var number = home("MD").county();
            county = number == null ? null : table.counties().get(number);
            if (county == null) {
                throw PayrollProblem.LOCALITY_MISSING.because(
                        "Maryland: the county of residence %s; enter it under /enrolments/{employeeId}/jurisdictions"
                                .formatted(number == null ? "is not known" : number + " is none of the 24"));
            }
        } else if (decision.places().residence().state().equals("DE")) {
            throw PayrollProblem.LOCAL_TAX_NOT_AVAILABLE.because(
                    "Maryland has a schedule of its own for residents of Delaware who work there; it was not captured");
        }
        boolean joint = "MARRIED_OR_HEAD".equals(side.claims().status());
        var periods = BigDecimal.valueOf(payment.frequency().periodsPerYear());
        var taxable = side.tax().taxable();
        var code = county == null ? "US-MD-NONRESIDENT" : "US-MD-COUNTY-" + county.number();
        var name = county == null ? "Maryland nonresident tax" : county.name() + " tax, Maryland";
        if (supplemental != null) {
            line(code, name, marylandSupplemental(table, county, joint, taxable, periods, supplemental), supplemental);
            return;
        }
        var stateOfYear = table.annualStateTax(taxable, joint);
        var localOfYear = local(table, county, joint, taxable);
        var both = LocalTables.cents(stateOfYear.add(localOfYear).divide(periods, 10, RoundingMode.HALF_UP));
        var amount = both.minus(LocalTables.cents(stateOfYear.divide(periods, 10, RoundingMode.HALF_UP)));
        trace.add(
                rule,
                "state and local",
                () -> "(%s + %s) of a year on %s / %s pay periods"
                        .formatted(
                                stateOfYear.toPlainString(),
                                localOfYear.toPlainString(),
                                taxable.toPlainString(),
                                periods.toPlainString()),
                both);
        trace.add(rule, "local", () -> name + ": what is above the tax of the state", amount);
        line(code, name, amount, side.wages());
    }

    private static BigDecimal local(
            LocalTables.Maryland table, @Nullable MarylandCounty county, boolean joint, BigDecimal taxable) {
        return county == null ? taxable.multiply(table.nonresidentRate()) : county.annualTax(taxable, joint);
    }

    private Money marylandSupplemental(
            LocalTables.Maryland table,
            @Nullable MarylandCounty county,
            boolean joint,
            BigDecimal taxable,
            BigDecimal periods,
            Money payment) {
        if (county != null && county.graduated() != null) {
            if (kind == SupplementalKind.ANNUAL_BONUS) {
                throw PayrollProblem.LOCAL_TAX_NOT_AVAILABLE.because(
                        "%s, Maryland: which of its rates is added for a lump-sum annual bonus was not captured"
                                .formatted(county.name()));
            }
            var with = local(table, county, joint, taxable.add(payment.decimal().multiply(periods)));
            var amount = LocalTables.cents(
                    with.subtract(local(table, county, joint, taxable)).divide(periods, 10, RoundingMode.HALF_UP));
            trace.add(table.about().rule(), "supplemental", "With regular wages, less the tax on these alone", amount);
            return amount;
        }
        var rate = county == null || county.tableRate() == null ? table.nonresidentRate() : county.tableRate();
        var amount = LocalTables.cents(payment.decimal().multiply(rate));
        trace.add(
                table.about().rule(),
                "supplemental",
                () -> "%s x %s".formatted(payment.amount(), rate.toPlainString()),
                amount);
        return amount;
    }

    // New York: the city's own tables for its residents; Yonkers a part of the state's tax, or of wages of those who
    // work there.
    private void newYork() {
        var side = of("NY");
        var residence = home("NY").city();
        boolean ofCity =
                "NYC".equals(residence) || (livesIn("NY") && side.claims().marked("NYC_RESIDENT"));
        boolean ofYonkers =
                "YONKERS".equals(residence) || (livesIn("NY") && side.claims().marked("YONKERS_RESIDENT"));
        if (ofCity) {
            newYorkCity(side);
        } else if (ofYonkers) {
            yonkersResident(side);
        }
        if (!ofYonkers && "YONKERS".equals(work("NY").city())) {
            yonkersNonresident(side);
        }
    }

    private void newYorkCity(LocalPayment.OfState side) {
        var table = tables.newYorkCity();
        var rule = table.about().rule();
        table.about().requireInForce(payment.period().payDate());
        if (supplemental != null) {
            atRate(rule, "US-NY-NYC", "New York City tax", supplemental, table.supplementalRate());
            return;
        }
        if (side.claims().exempt()) {
            trace.add(rule, "exempt", "Exemption claimed: nothing is withheld", Money.ZERO);
            line("US-NY-NYC", "New York City tax", Money.ZERO, side.wages());
            return;
        }
        var period = TablePeriod.of(payment.frequency());
        var amount = newYorkCity(table, period, side.wages(), side.claims(), trace);
        line(
                "US-NY-NYC",
                "New York City tax",
                withAdditional(side.claims(), "additionalNyc", amount, rule),
                side.wages());
    }

    /** Tax of a period by the city's table for it. */
    static Money newYorkCity(
            LocalTables.NewYorkCity table, TablePeriod period, Money wages, StateClaims claims, Trace trace) {
        var rule = table.about().rule();
        var deduction = table.deductions().get(period);
        var rows = table.brackets().get(period);
        if (deduction == null || rows == null) {
            throw PayrollProblem.LOCAL_TAX_NOT_AVAILABLE.because(
                    "%s prints no %s table".formatted(table.about().name(), period));
        }
        var subtracted = subtracted(deduction, claims);
        var net = wages.decimal().subtract(subtracted).max(BigDecimal.ZERO);
        trace.add(
                rule,
                "net wages",
                () -> "%s - %s (deduction and %d exemptions, Table A)"
                        .formatted(wages.amount(), subtracted.toPlainString(), claims.count("nycAllowances")),
                net);
        var row = atLeast(rows, net);
        var product = net.subtract(row.over()).multiply(row.rate()).setScale(2, RoundingMode.HALF_UP);
        var amount = Money.of(row.base().add(product).setScale(2, RoundingMode.HALF_UP));
        trace.add(
                rule,
                "tax",
                () -> "%s + (%s - %s) x %s"
                        .formatted(
                                row.base().toPlainString(),
                                net.toPlainString(),
                                row.over().toPlainString(),
                                row.rate().toPlainString()),
                amount);
        return amount;
    }

    private static BigDecimal subtracted(NewYorkDeduction deduction, StateClaims claims) {
        var standard = "MARRIED".equals(claims.status()) ? deduction.married() : deduction.single();
        return standard.add(deduction.exemption().multiply(BigDecimal.valueOf(claims.count("nycAllowances"))));
    }

    private static Row atLeast(List<Row> rows, BigDecimal amount) {
        var found = rows.getFirst();
        for (var row : rows) {
            if (row.over().compareTo(amount) <= 0) {
                found = row;
            }
        }
        return found;
    }

    private void yonkersResident(LocalPayment.OfState side) {
        var table = tables.yonkersResident();
        var rule = table.about().rule();
        table.about().requireInForce(payment.period().payDate());
        if (supplemental != null) {
            atRate(rule, "US-NY-YONKERS", "Yonkers resident tax", supplemental, table.supplementalRate());
            return;
        }
        var amount = side.tax().computed().times(table.rateOfStateTax(), RoundingMode.HALF_UP);
        trace.add(
                rule,
                "tax",
                () -> "Tax of the state %s x %s"
                        .formatted(
                                side.tax().computed().amount(),
                                table.rateOfStateTax().toPlainString()),
                amount);
        line(
                "US-NY-YONKERS",
                "Yonkers resident tax",
                withAdditional(side.claims(), "additionalYonkers", amount, rule),
                side.wages());
    }

    private void yonkersNonresident(LocalPayment.OfState side) {
        var table = tables.yonkersNonresident();
        var rule = table.about().rule();
        table.about().requireInForce(payment.period().payDate());
        if (supplemental != null) {
            atRate(
                    rule,
                    "US-NY-YONKERS-NONRESIDENT",
                    "Yonkers nonresident tax",
                    supplemental,
                    table.supplementalRate());
            return;
        }
        var bands = table.bands().get(TablePeriod.of(payment.frequency()));
        if (bands == null) {
            throw PayrollProblem.LOCAL_TAX_NOT_AVAILABLE.because(
                    "%s prints no %s table".formatted(table.about().name(), payment.frequency()));
        }
        var wages = side.wages().decimal();
        var band = band(bands, wages);
        var exclusion = band.exclusion();
        var amount = exclusion == null
                ? Money.ZERO
                : LocalTables.cents(wages.subtract(exclusion).multiply(band.rate()));
        trace.add(
                rule,
                "tax",
                () -> exclusion == null
                        ? "Wages " + wages.toPlainString() + ": nothing is withheld"
                        : "(%s - exclusion %s) x %s"
                                .formatted(
                                        wages.toPlainString(),
                                        exclusion.toPlainString(),
                                        band.rate().toPlainString()),
                amount);
        line("US-NY-YONKERS-NONRESIDENT", "Yonkers nonresident tax", amount, side.wages());
    }

    private static YonkersBand band(List<YonkersBand> bands, BigDecimal wages) {
        var found = bands.getFirst();
        for (var band : bands) {
            if (band.atLeast().compareTo(wages) <= 0) {
                found = band;
            }
        }
        return found;
    }

    // Michigan: Detroit by its table, the other cities by rates that the group entered.
    private void michigan() {
        var side = of("MI");
        var table = tables.detroit();
        boolean resident = "DETROIT".equals(home("MI").city());
        boolean worksThere = "DETROIT".equals(work("MI").city());
        if (!resident && !worksThere) {
            byRate("MI");
            return;
        }
        table.about().requireInForce(payment.period().payDate());
        var rate = resident ? table.residentRate() : table.nonresidentRate();
        if (resident && !worksThere) {
            var other = entered.rate("MI", work("MI").city());
            var otherRate = other == null ? null : other.nonresidentRate();
            if (other != null && otherRate != null) {
                var own = rate;
                rate = own.subtract(otherRate).max(BigDecimal.ZERO);
                var left = rate;
                trace.add(
                        table.about().rule(),
                        "rate",
                        () -> "%s less the nonresident rate %s of %s, where the work is done"
                                .formatted(own.toPlainString(), otherRate.toPlainString(), other.name()),
                        left);
                enteredRate(other, otherRate);
            } else if (tables.detroit()
                    .otherCities()
                    .contains(String.valueOf(work("MI").city()))) {
                notWithheld(
                        table.about().rule(),
                        "Tax of " + work("MI").city()
                                + ", Michigan, where the work is done: the group entered no rate");
            }
        }
        if (supplemental != null) {
            atRate(table.about().rule(), "US-MI-DETROIT", "Detroit tax", supplemental, rate);
            return;
        }
        int exemptions = side.claims().count("exemptions");
        var one = table.exemption()
                .divide(BigDecimal.valueOf(payment.frequency().periodsPerYear()), 2, RoundingMode.HALF_UP);
        var exempted = one.multiply(BigDecimal.valueOf(exemptions));
        var taxed = side.wages().decimal().subtract(exempted).max(BigDecimal.ZERO);
        var amount = LocalTables.cents(taxed.multiply(rate));
        var applied = rate;
        trace.add(
                table.about().rule(),
                "tax",
                () -> "(%s - %d x %s) x %s"
                        .formatted(side.wages().amount(), exemptions, one.toPlainString(), applied.toPlainString()),
                amount);
        line("US-MI-DETROIT", "Detroit tax", amount, side.wages());
    }

    // Ohio: residents of a district on the list.
    private void ohioSchoolDistrict(StateWithholding state) {
        if (!livesIn("OH")) {
            return;
        }
        var table = tables.ohio();
        var rule = table.about().rule();
        var code = home("OH").schoolDistrict();
        if (code == null) {
            notWithheld(rule, "School district income tax: the district of residence is not known");
            return;
        }
        var district = table.districts().get(code);
        if (district == null) {
            trace.add(rule, "district", () -> "District " + code + " is not on the list: no tax", Money.ZERO);
            return;
        }
        table.about().requireInForce(payment.period().payDate());
        var side = of(state.state());
        var lineCode = "US-OH-SD-" + code;
        var name = "School district " + district.name();
        if (supplemental != null) {
            atRate(rule, lineCode, name, supplemental, district.rate());
            return;
        }
        if (side.claims().exempt()) {
            trace.add(rule, "exempt", "Exemption claimed: nothing is withheld", Money.ZERO);
            return;
        }
        var exempted = BigDecimal.ZERO;
        int exemptions = side.claims().count("exemptions");
        if (district.base() == SchoolDistrictBase.TRADITIONAL) {
            exempted = table.exemption()
                    .divide(BigDecimal.valueOf(payment.frequency().periodsPerYear()), 2, RoundingMode.HALF_UP)
                    .multiply(BigDecimal.valueOf(exemptions));
        }
        var taxed = side.wages().decimal().subtract(exempted).max(BigDecimal.ZERO);
        var amount = LocalTables.cents(taxed.multiply(district.rate()));
        var less = exempted;
        trace.add(
                rule,
                "district " + code,
                () -> "%s, %s base: (%s - %s) x %s"
                        .formatted(
                                district.name(),
                                district.base() == SchoolDistrictBase.TRADITIONAL ? "traditional" : "earned income",
                                side.wages().amount(),
                                less.toPlainString(),
                                district.rate().toPlainString()),
                amount);
        line(lineCode, name, amount, side.wages());
    }

    // Pennsylvania: the Philadelphia wage tax, elsewhere Act 32 at the higher of the two rates.
    private void pennsylvania() {
        if (cityTable("PA")) {
            return;
        }
        var resident = entered.rate("PA", home("PA").psdCode());
        var work = entered.rate("PA", work("PA").psdCode());
        var residentRate = resident == null ? null : resident.residentRate();
        var workRate = work == null ? null : work.nonresidentRate();
        if (resident != null && residentRate != null && (workRate == null || residentRate.compareTo(workRate) >= 0)) {
            higherOf(resident, residentRate, workRate);
        } else if (work != null && workRate != null) {
            higherOf(work, workRate, residentRate);
        } else {
            notWithheld("Pennsylvania", "Local earned income tax (Act 32 of 2008) and the Philadelphia wage tax");
        }
        if (supplemental == null
                && entered.flat("PA", work("PA").psdCode()) == null
                && decision.workState().equals("PA")) {
            notWithheld("Pennsylvania", "Local services tax (Act 7 of 2007)");
        }
    }

    private void higherOf(EnteredTax tax, BigDecimal rate, @Nullable BigDecimal other) {
        if (other != null) {
            trace.add(
                    "Pennsylvania Act 32",
                    "rate",
                    () -> "The higher of %s and %s".formatted(rate.toPlainString(), other.toPlainString()),
                    rate);
        }
        enteredRate(tax, rate);
    }

    /** A tax of a city that has a table; residents by their city, others by the one of work. */
    private boolean cityTable(String state) {
        var residence = tables.city(state, home(state).city());
        var workplace = tables.city(state, work(state).city());
        boolean sameCity = residence.isPresent() && residence.equals(workplace);
        if (residence.isPresent() && (sameCity || (residence.get().residentsEverywhere() && workplace.isEmpty()))) {
            var city = residence.get();
            rateOfCity(city, city.on(payment.period().payDate()).residentRate(), "resident");
            return true;
        }
        if (workplace.isPresent()) {
            var city = workplace.get();
            rateOfCity(city, city.on(payment.period().payDate()).nonresidentRate(), "nonresident");
            if (residence.isPresent() && residence.get().residentsEverywhere()) {
                notWithheld(
                        residence.get().about().rule(),
                        "Tax of a resident of " + residence.get().about().name()
                                + " who works in another city that taxes: what is credited was not confirmed");
            }
            return true;
        }
        return false;
    }

    private void rateOfCity(LocalTables.RateCity city, BigDecimal rate, String who) {
        var wages = supplemental == null ? payment.grossWages() : supplemental;
        atRate(
                city.about().rule() + ", " + who,
                "US-" + city.state() + "-" + city.code(),
                city.about().name() + " tax",
                wages,
                rate);
    }

    /** Cities with a table, then those for which the group entered a rate: where the work is done, else at home. */
    private void byRate(String state) {
        if (cityTable(state)) {
            return;
        }
        var workplace = work(state).city();
        var residence = home(state).city();
        var atWork = entered.rate(state, workplace);
        var atHome = entered.rate(state, residence);
        boolean sameCity = workplace != null && workplace.equals(residence);
        var homeRate = atHome == null ? null : atHome.residentRate();
        if (sameCity && atHome != null && homeRate != null) {
            enteredRate(atHome, homeRate);
            return;
        }
        var workRate = atWork == null ? null : atWork.nonresidentRate();
        if (!sameCity && atWork != null && workRate != null) {
            enteredRate(atWork, workRate);
            if (homeRate != null) {
                notWithheld(
                        state,
                        "Tax of a resident of " + residence
                                + " who works in another city that taxes: what is credited was" + " not confirmed");
            }
            return;
        }
        if (!sameCity && atHome != null && homeRate != null) {
            enteredRate(atHome, homeRate);
            return;
        }
        var mayTax = mayTax(state);
        if (mayTax != null) {
            notWithheld(state, mayTax + ": the group entered none for the place of work");
        }
    }

    /** What places of a state may levy without a table here; null where nothing is known. */
    private static @Nullable String mayTax(String state) {
        return switch (state) {
            case "AL", "KY" -> "Occupational taxes of cities and counties";
            case "CO" -> "Occupational privilege taxes of cities";
            case "MI" -> "City income taxes";
            case "OH" -> "Municipal income taxes";
            case "OR" -> "Taxes of Portland Metro and Multnomah County";
            case "WV" -> "City service fees";
            default -> null;
        };
    }

    private void enteredRate(EnteredTax tax, BigDecimal rate) {
        var wages = supplemental == null ? payment.grossWages() : supplemental;
        atRate("Entered by the group", tax.code(), tax.name(), wages, rate);
    }

    private void atRate(String rule, String code, String name, Money wages, BigDecimal rate) {
        var amount = wages.times(rate, RoundingMode.HALF_UP);
        trace.add(rule, code, () -> "%s x %s".formatted(wages.amount(), rate.toPlainString()), amount);
        line(code, name, amount, wages);
    }

    private void flat(String state) {
        if (supplemental != null) {
            return;
        }
        var workplace = work(state);
        var tax = entered.flat(state, workplace.psdCode());
        if (tax == null) {
            tax = entered.flat(state, workplace.city());
        }
        var given = tax == null ? null : tax.amount();
        if (tax == null || given == null) {
            return;
        }
        var code = tax.code();
        var amount = switch (tax.method()) {
            case RATE -> Money.ZERO;
            case FLAT_EACH_PERIOD -> given.minus(taken.inPeriod(code)).orZero();
            case FLAT_EACH_MONTH -> given.minus(taken.inMonth(code)).orZero();
            case YEARLY_IN_PARTS -> taken.inPeriod(code).isPositive() ? Money.ZERO : part(given, before.amount(code));
        };
        var method = tax.method();
        trace.add("Entered by the group", code, () -> told(method, code, given), amount);
        amounts.add(new Amount(code, tax.name(), amount, payment.grossWages(), false));
    }

    private String told(Method method, String code, Money amount) {
        return switch (method) {
            case RATE, FLAT_EACH_PERIOD ->
                "%s each pay period, taken for it before: %s"
                        .formatted(amount.amount(), taken.inPeriod(code).amount());
            case FLAT_EACH_MONTH ->
                "%s each month, taken in it before: %s"
                        .formatted(amount.amount(), taken.inMonth(code).amount());
            case YEARLY_IN_PARTS ->
                "%s a year / %d pay periods, cut to the cent; taken for this one before: %s"
                        .formatted(
                                amount.amount(),
                                payment.frequency().periodsPerYear(),
                                taken.inPeriod(code).amount());
        };
    }

    /** Equal parts cut to the cent; ten dollars and less at once. Never more than the amount of the year. */
    private Money part(Money ofYear, Money taken) {
        var left = ofYear.minus(taken);
        var part = ofYear.decimal().compareTo(LUMP_SUM_UP_TO) <= 0
                ? ofYear
                : Money.rounded(
                        ofYear.decimal()
                                .divide(BigDecimal.valueOf(payment.frequency().periodsPerYear()), 2, RoundingMode.DOWN),
                        RoundingMode.UNNECESSARY);
        if (part.compareTo(left) <= 0) {
            return part;
        }
        return left.orZero();
    }
}
