package org.openpractice.payroll.localtax;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.PayrollProblem;
import org.openpractice.payroll.statetax.TablePeriod;
import org.openpractice.payroll.withholding.TableFields;
import org.openpractice.payroll.withholding.TableRefused;

/**
 * Every local tax table of this release, read from {@code tables/local} and checked against control totals, continuity
 * and counts at start.
 */
public final class LocalTables {

    /** Files below {@code tables/local}. */
    static final List<String> NAMES = List.of(
            "US-DE-WILMINGTON",
            "US-IN-COUNTIES",
            "US-KY-LOUISVILLE",
            "US-MD-COUNTIES",
            "US-MI-DETROIT",
            "US-MO-KANSAS-CITY",
            "US-MO-ST-LOUIS",
            "US-NY-NYC",
            "US-NY-YONKERS-NONRESIDENT",
            "US-NY-YONKERS-RESIDENT",
            "US-OH-SCHOOL-DISTRICTS",
            "US-PA-PHILADELPHIA");

    /** What every table says about itself. */
    record About(String name, String publication, LocalDate effectiveFrom, LocalDate lastPayDate) {

        String rule() {
            return name + ", " + publication;
        }

        /** Refuses {@link PayrollProblem#LOCAL_TAX_NOT_AVAILABLE}. */
        void requireInForce(LocalDate payDate) {
            if (payDate.isBefore(effectiveFrom) || payDate.isAfter(lastPayDate)) {
                throw PayrollProblem.LOCAL_TAX_NOT_AVAILABLE.because(
                        "%s: the table is good for pay dates from %s to %s, not for %s"
                                .formatted(name, effectiveFrom, lastPayDate, payDate));
            }
        }
    }

    record IndianaCounty(String number, String name, BigDecimal rate) {}

    record Indiana(About about, Map<String, IndianaCounty> counties) {}

    /** How a graduated county applies its bands. */
    enum Graduated {
        MARGINAL,
        /** One rate on the whole taxable income. */
        WHOLE
    }

    /** @param upTo last dollar of the band; null for the last band */
    record Band(@Nullable BigDecimal upTo, BigDecimal rate) {}

    /** @param tableRate rate of the printed table that equals or is next above the county's own */
    record MarylandCounty(
            String number,
            String name,
            @Nullable BigDecimal tableRate,
            @Nullable Graduated graduated,
            List<Band> single,
            List<Band> joint) {

        /** Local tax of a year on annual taxable income, unrounded. */
        BigDecimal annualTax(BigDecimal taxable, boolean isJoint) {
            if (tableRate != null) {
                return taxable.multiply(tableRate);
            }
            var bands = isJoint ? joint : single;
            if (graduated == Graduated.WHOLE) {
                return taxable.multiply(rateAt(bands, taxable));
            }
            var tax = BigDecimal.ZERO;
            var from = BigDecimal.ZERO;
            for (var band : bands) {
                var upTo = band.upTo() == null ? taxable : taxable.min(band.upTo());
                if (upTo.compareTo(from) > 0) {
                    tax = tax.add(upTo.subtract(from).multiply(band.rate()));
                    from = upTo;
                }
            }
            return tax;
        }

        private static BigDecimal rateAt(List<Band> bands, BigDecimal taxable) {
            for (var band : bands) {
                if (band.upTo() == null || taxable.compareTo(band.upTo()) <= 0) {
                    return band.rate();
                }
            }
            return bands.getLast().rate();
        }
    }

    record Maryland(
            About about,
            List<Row> single,
            List<Row> joint,
            BigDecimal nonresidentRate,
            Map<String, MarylandCounty> counties) {

        /** Tax of the state for a year, unrounded: what the printed tables add the local rate to. */
        BigDecimal annualStateTax(BigDecimal taxable, boolean isJoint) {
            var rows = isJoint ? joint : single;
            var row = rows.getFirst();
            for (var candidate : rows) {
                if (candidate.over().compareTo(taxable) < 0) {
                    row = candidate;
                }
            }
            return row.base().add(taxable.subtract(row.over()).multiply(row.rate()));
        }
    }

    /** Base plus rate of the excess over. */
    record Row(BigDecimal over, BigDecimal base, BigDecimal rate) {}

    record NewYorkDeduction(BigDecimal single, BigDecimal married, BigDecimal exemption) {}

    record NewYorkCity(
            About about,
            BigDecimal supplementalRate,
            Map<TablePeriod, NewYorkDeduction> deductions,
            Map<TablePeriod, List<Row>> brackets) {}

    record YonkersResident(About about, BigDecimal rateOfStateTax, BigDecimal supplementalRate) {}

    /** @param exclusion null where nothing is withheld at all */
    record YonkersBand(BigDecimal atLeast, @Nullable BigDecimal exclusion, BigDecimal rate) {}

    record YonkersNonresident(About about, BigDecimal supplementalRate, Map<TablePeriod, List<YonkersBand>> bands) {}

    record Detroit(
            About about,
            BigDecimal residentRate,
            BigDecimal nonresidentRate,
            BigDecimal exemption,
            Set<String> otherCities) {}

    enum SchoolDistrictBase {
        TRADITIONAL,
        EARNED_INCOME
    }

    record SchoolDistrict(String code, String name, BigDecimal rate, SchoolDistrictBase base) {}

    record Ohio(About about, BigDecimal exemption, Map<String, SchoolDistrict> districts) {}

    /** @param to first pay date on which it no longer holds; null when none is known */
    record RateEdition(LocalDate from, @Nullable LocalDate to, BigDecimal residentRate, BigDecimal nonresidentRate) {}

    /** @param residentsEverywhere residents owe it wherever they work, not only on work in the city */
    record RateCity(About about, String state, String code, boolean residentsEverywhere, List<RateEdition> editions) {

        /** Refuses {@link PayrollProblem#LOCAL_TAX_NOT_AVAILABLE}. */
        RateEdition on(LocalDate payDate) {
            about.requireInForce(payDate);
            for (var edition : editions) {
                if (!payDate.isBefore(edition.from()) && (edition.to() == null || payDate.isBefore(edition.to()))) {
                    return edition;
                }
            }
            throw PayrollProblem.LOCAL_TAX_NOT_AVAILABLE.because(about.name() + ": no rate for " + payDate);
        }
    }

    private final Indiana indiana;
    private final Maryland maryland;
    private final NewYorkCity newYorkCity;
    private final YonkersResident yonkersResident;
    private final YonkersNonresident yonkersNonresident;
    private final Detroit detroit;
    private final Ohio ohio;
    private final Map<String, RateCity> cities;

    private LocalTables() {
        this.indiana = indiana(open("US-IN-COUNTIES"));
        this.maryland = maryland(open("US-MD-COUNTIES"));
        this.newYorkCity = newYorkCity(open("US-NY-NYC"));
        this.yonkersResident = yonkersResident(open("US-NY-YONKERS-RESIDENT"));
        this.yonkersNonresident = yonkersNonresident(open("US-NY-YONKERS-NONRESIDENT"));
        this.detroit = detroit(open("US-MI-DETROIT"));
        this.ohio = ohio(open("US-OH-SCHOOL-DISTRICTS"));
        var byCode = new TreeMap<String, RateCity>();
        for (var name : List.of(
                "US-PA-PHILADELPHIA", "US-DE-WILMINGTON", "US-MO-KANSAS-CITY", "US-MO-ST-LOUIS", "US-KY-LOUISVILLE")) {
            var city = city(open(name));
            byCode.put(city.state() + "-" + city.code(), city);
        }
        this.cities = Map.copyOf(byCode);
    }

    /** @throws TableRefused when a table contradicts itself */
    public static LocalTables load() {
        return new LocalTables();
    }

    static void check(String name, JsonNode file) {
        var fields = TableFields.of(name, file);
        fields.checkControlTotal("all rows");
        Object unused = switch (name.substring("local/".length())) {
            case "US-IN-COUNTIES" -> indiana(fields);
            case "US-MD-COUNTIES" -> maryland(fields);
            case "US-NY-NYC" -> newYorkCity(fields);
            case "US-NY-YONKERS-RESIDENT" -> yonkersResident(fields);
            case "US-NY-YONKERS-NONRESIDENT" -> yonkersNonresident(fields);
            case "US-MI-DETROIT" -> detroit(fields);
            case "US-OH-SCHOOL-DISTRICTS" -> ohio(fields);
            default -> city(fields);
        };
    }

    private static TableFields open(String name) {
        var fields = TableFields.open("local/" + name);
        fields.checkControlTotal("all rows");
        return fields;
    }

    private static About about(TableFields fields) {
        return new About(
                fields.text("name"),
                fields.text("publication"),
                fields.date("effectiveFrom"),
                fields.date("lastPayDate"));
    }

    private static Indiana indiana(TableFields fields) {
        var counties = new TreeMap<String, IndianaCounty>();
        for (var row : fields.list("counties")) {
            counties.put(
                    row.text("number"), new IndianaCounty(row.text("number"), row.text("name"), row.number("rate")));
        }
        fields.require(
                "counties", "Indiana has 92 counties", new BigDecimal("92"), BigDecimal.valueOf(counties.size()));
        return new Indiana(about(fields), Map.copyOf(counties));
    }

    private static Maryland maryland(TableFields fields) {
        var counties = new TreeMap<String, MarylandCounty>();
        for (var row : fields.list("counties")) {
            var graduated =
                    row.nullableText("graduated").map(Graduated::valueOf).orElse(null);
            var tableRate = row.nullableNumber("tableRate").orElse(null);
            var number = row.text("number");
            if ((graduated == null) == (tableRate == null)) {
                throw new TableRefused(fields.table(), number, "a county has one rate or bands", row.text("name"));
            }
            if (tableRate != null && row.number("rate").compareTo(tableRate) > 0) {
                throw new TableRefused(
                        fields.table(), number, "the printed table is not below the county's rate", row.text("name"));
            }
            counties.put(
                    number,
                    new MarylandCounty(
                            number,
                            row.text("name"),
                            tableRate,
                            graduated,
                            graduated == null
                                    ? List.of()
                                    : bands(row.child("bands").list("single")),
                            graduated == null
                                    ? List.of()
                                    : bands(row.child("bands").list("joint"))));
        }
        fields.require(
                "counties",
                "Maryland has 23 counties and Baltimore City",
                new BigDecimal("24"),
                BigDecimal.valueOf(counties.size()));
        var stateBands = fields.child("stateBands");
        return new Maryland(
                about(fields),
                rows(stateBands, "single", BigDecimal.ZERO),
                rows(stateBands, "joint", BigDecimal.ZERO),
                fields.number("nonresidentRate"),
                Map.copyOf(counties));
    }

    private static List<Band> bands(List<TableFields> rows) {
        var bands = new ArrayList<Band>();
        for (var row : rows) {
            bands.add(new Band(row.nullableNumber("upTo").orElse(null), row.number("rate")));
        }
        for (int i = 0; i < bands.size(); i++) {
            if ((bands.get(i).upTo() == null) != (i == bands.size() - 1)) {
                throw new TableRefused(
                        rows.get(i).table(), "band " + (i + 1), "only the last band has no end", "another");
            }
        }
        return List.copyOf(bands);
    }

    private static List<Row> rows(TableFields fields, String field, BigDecimal within) {
        var rows = new ArrayList<Row>();
        for (var row : fields.list(field)) {
            rows.add(new Row(row.number("over"), row.number("base"), row.number("rate")));
        }
        for (int i = 1; i < rows.size(); i++) {
            var below = rows.get(i - 1);
            var expected =
                    below.base().add(rows.get(i).over().subtract(below.over()).multiply(below.rate()));
            if (expected.subtract(rows.get(i).base()).abs().compareTo(within) > 0) {
                throw new TableRefused(
                        fields.table(),
                        field + ", row " + (i + 1),
                        "continuity: a base is the base before it plus the tax on the row between",
                        rows.get(i).base().toPlainString() + " is not " + expected.toPlainString());
            }
        }
        return List.copyOf(rows);
    }

    private static NewYorkCity newYorkCity(TableFields fields) {
        var deductions = new EnumMap<TablePeriod, NewYorkDeduction>(TablePeriod.class);
        var brackets = new EnumMap<TablePeriod, List<Row>>(TablePeriod.class);
        for (var period : periods(fields.child("deductions"))) {
            var row = fields.child("deductions").child(period.name());
            deductions.put(
                    period, new NewYorkDeduction(row.number("single"), row.number("married"), row.number("exemption")));
            brackets.put(
                    period,
                    rows(
                            fields.child("brackets"),
                            period.name(),
                            fields.child("continuityWithin").number(period.name())));
        }
        return new NewYorkCity(
                about(fields), fields.number("supplementalRate"), Map.copyOf(deductions), Map.copyOf(brackets));
    }

    private static List<TablePeriod> periods(TableFields fields) {
        var periods = new ArrayList<TablePeriod>();
        for (var field : fields.node().properties()) {
            periods.add(TablePeriod.valueOf(field.getKey()));
        }
        return periods;
    }

    private static YonkersResident yonkersResident(TableFields fields) {
        return new YonkersResident(about(fields), fields.number("rateOfStateTax"), fields.number("supplementalRate"));
    }

    private static YonkersNonresident yonkersNonresident(TableFields fields) {
        var bands = new EnumMap<TablePeriod, List<YonkersBand>>(TablePeriod.class);
        for (var period : periods(fields.child("bands"))) {
            var rows = new ArrayList<YonkersBand>();
            for (var row : fields.child("bands").list(period.name())) {
                rows.add(new YonkersBand(
                        row.number("over"), row.nullableNumber("exclusion").orElse(null), row.number("rate")));
            }
            bands.put(period, List.copyOf(rows));
        }
        return new YonkersNonresident(about(fields), fields.number("supplementalRate"), Map.copyOf(bands));
    }

    private static Detroit detroit(TableFields fields) {
        var others = new HashSet<String>();
        fields.child("otherCities").node().forEach(city -> others.add(city.asText()));
        fields.require(
                "otherCities",
                "24 cities of Michigan tax wages, Detroit among them",
                new BigDecimal("23"),
                BigDecimal.valueOf(others.size()));
        return new Detroit(
                about(fields),
                fields.number("residentRate"),
                fields.number("nonresidentRate"),
                fields.number("exemption"),
                Set.copyOf(others));
    }

    private static Ohio ohio(TableFields fields) {
        var districts = new TreeMap<String, SchoolDistrict>();
        for (var row : fields.list("districts")) {
            districts.put(
                    row.text("code"),
                    new SchoolDistrict(
                            row.text("code"),
                            row.text("name"),
                            row.number("rate"),
                            SchoolDistrictBase.valueOf(row.text("base"))));
        }
        fields.require(
                "districts",
                "as many districts as the list of the year",
                new BigDecimal("214"),
                BigDecimal.valueOf(districts.size()));
        return new Ohio(about(fields), fields.number("exemption"), Map.copyOf(districts));
    }

    private static RateCity city(TableFields fields) {
        var editions = new ArrayList<RateEdition>();
        for (var row : fields.list("editions")) {
            editions.add(new RateEdition(
                    row.date("effectiveFrom"),
                    row.nullableText("effectiveTo").map(LocalDate::parse).orElse(null),
                    row.number("residentRate"),
                    row.number("nonresidentRate")));
        }
        for (int i = 0; i < editions.size(); i++) {
            var expected = i + 1 < editions.size() ? editions.get(i + 1).from() : null;
            if (!java.util.Objects.equals(editions.get(i).to(), expected)) {
                throw new TableRefused(
                        fields.table(),
                        "edition " + (i + 1),
                        "editions follow each other",
                        "to " + editions.get(i).to());
            }
        }
        var state = fields.text("state");
        return new RateCity(
                about(fields),
                state,
                fields.text("jurisdiction").substring(("US-" + state + "-").length()),
                fields.node().path("residentsEverywhere").asBoolean(),
                List.copyOf(editions));
    }

    Indiana indiana() {
        return indiana;
    }

    Maryland maryland() {
        return maryland;
    }

    NewYorkCity newYorkCity() {
        return newYorkCity;
    }

    YonkersResident yonkersResident() {
        return yonkersResident;
    }

    YonkersNonresident yonkersNonresident() {
        return yonkersNonresident;
    }

    Detroit detroit() {
        return detroit;
    }

    Ohio ohio() {
        return ohio;
    }

    /** A city whose tax is a rate of wages; empty when it has no table. */
    Optional<RateCity> city(String state, @Nullable String code) {
        return code == null ? Optional.empty() : Optional.ofNullable(cities.get(state + "-" + code));
    }

    /** True when a table of this release covers the place, so that a group enters no tax of its own for it. */
    public boolean covers(String state, String place) {
        return city(state, place).isPresent()
                || (state.equals("MI") && place.equals("DETROIT"))
                || (state.equals("NY") && (place.equals("NYC") || place.equals("YONKERS")));
    }

    /** True when the state names its counties by number and that is one of them; other states have none here. */
    public boolean knowsCounty(String state, String number) {
        return switch (state) {
            case "IN" -> indiana.counties().containsKey(number);
            case "MD" -> maryland.counties().containsKey(number);
            default -> false;
        };
    }

    /** Half up to the cent. */
    static Money cents(BigDecimal amount) {
        return Money.rounded(amount, RoundingMode.HALF_UP);
    }
}
