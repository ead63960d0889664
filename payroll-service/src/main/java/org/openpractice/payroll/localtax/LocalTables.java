package org.openpractice.payroll.localtax;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

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

    private static final List<String> CITIES = List.of(
            "US-PA-PHILADELPHIA", "US-DE-WILMINGTON", "US-MO-KANSAS-CITY", "US-MO-ST-LOUIS", "US-KY-LOUISVILLE");

    private final IndianaCounties indiana;
    private final MarylandCounties maryland;
    private final NewYorkCities newYork;
    private final DetroitTax detroit;
    private final OhioSchoolDistricts ohio;
    private final CityWageTaxes cities;

    private LocalTables() {
        this.indiana = IndianaCounties.read(open("US-IN-COUNTIES"));
        this.maryland = MarylandCounties.read(open("US-MD-COUNTIES"));
        this.newYork = new NewYorkCities(
                NewYorkCityTax.read(open("US-NY-NYC")),
                YonkersResidentTax.read(open("US-NY-YONKERS-RESIDENT")),
                YonkersNonresidentTax.read(open("US-NY-YONKERS-NONRESIDENT")));
        this.detroit = DetroitTax.read(open("US-MI-DETROIT"));
        this.ohio = OhioSchoolDistricts.read(open("US-OH-SCHOOL-DISTRICTS"));
        var byCode = new TreeMap<String, CityWageTax>();
        for (var name : CITIES) {
            var tax = CityWageTax.read(open(name));
            byCode.put(tax.state() + "-" + tax.city(), tax);
        }
        this.cities = new CityWageTaxes(Map.copyOf(byCode));
    }

    /** @throws TableRefused when a table contradicts itself */
    public static LocalTables load() {
        return new LocalTables();
    }

    static void check(String name, JsonNode file) {
        var fields = TableFields.of(name, file);
        fields.checkControlTotal("all rows");
        Object unused = switch (name.substring("local/".length())) {
            case "US-IN-COUNTIES" -> IndianaCounties.read(fields);
            case "US-MD-COUNTIES" -> MarylandCounties.read(fields);
            case "US-NY-NYC" -> NewYorkCityTax.read(fields);
            case "US-NY-YONKERS-RESIDENT" -> YonkersResidentTax.read(fields);
            case "US-NY-YONKERS-NONRESIDENT" -> YonkersNonresidentTax.read(fields);
            case "US-MI-DETROIT" -> DetroitTax.read(fields);
            case "US-OH-SCHOOL-DISTRICTS" -> OhioSchoolDistricts.read(fields);
            default -> CityWageTax.read(fields);
        };
    }

    private static TableFields open(String name) {
        var fields = TableFields.open("local/" + name);
        fields.checkControlTotal("all rows");
        return fields;
    }

    IndianaCounties indiana() {
        return indiana;
    }

    MarylandCounties maryland() {
        return maryland;
    }

    NewYorkCities newYork() {
        return newYork;
    }

    DetroitTax detroit() {
        return detroit;
    }

    OhioSchoolDistricts ohio() {
        return ohio;
    }

    CityWageTaxes cities() {
        return cities;
    }

    /** True when a table of this release covers the place, so that a group enters no tax of its own for it. */
    public boolean covers(String state, String place) {
        return cities.city(state, place).isPresent()
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
}
