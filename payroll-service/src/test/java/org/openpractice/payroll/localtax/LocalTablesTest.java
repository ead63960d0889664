package org.openpractice.payroll.localtax;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.openpractice.payroll.statetax.TablePeriod;
import org.openpractice.payroll.withholding.StateWithholdingFile;
import org.openpractice.payroll.withholding.WrongDigits;

/** The tables hold their own identities, equal the compilation, and no digit can be wrong without the start refused. */
class LocalTablesTest {

    static final java.util.List<String> NAMES = LocalTables.NAMES;

    private static final LocalTables TABLES = LocalTables.load();

    @ParameterizedTest
    @FieldSource("NAMES")
    void refusesEveryWrongDigit(String name) {
        WrongDigits.areRefused("local/" + name, LocalTables::check);
    }

    @Test
    void hasEveryLocalRecordOfTheCompilation() {
        var theirs = new TreeSet<String>();
        StateWithholdingFile.read().path("records").forEach(row -> {
            if (!row.path("level").asText().equals("state")) {
                theirs.add(row.path("jurisdiction").asText());
            }
        });
        assertThat(new TreeSet<>(LocalTables.NAMES)).isEqualTo(theirs);
    }

    @Test
    void hasIndianasCountiesOfTheCompilation() {
        var row = StateWithholdingFile.records("US-IN-COUNTIES").getFirst();
        assertThat(row.path("counties").size())
                .isEqualTo(TABLES.indiana().counties().size());
        for (var county : row.path("counties")) {
            var ours = TABLES.indiana().counties().get(county.path("code").asText());
            assertThat(ours.name()).isEqualTo(county.path("name").asText());
            assertThat(ours.rate()).isEqualByComparingTo(county.path("rate").asText());
        }
    }

    @Test
    void hasMarylandsCountiesAndBandsOfTheCompilation() {
        var row = StateWithholdingFile.records("US-MD-COUNTIES").getFirst();
        var maryland = TABLES.maryland();
        assertThat(maryland.nonresidents().rates())
                .isEqualTo(new MarylandLocalTax.TableRate(
                        new BigDecimal(row.path("nonresidentRate").asText())));
        assertThat(row.path("counties").size()).isEqualTo(maryland.counties().size());
        for (var county : row.path("counties")) {
            var ours = maryland.counties().get(county.path("number").asText());
            assertThat(ours.place()).isEqualTo(county.path("name").asText());
            assertThat(ours.rates() instanceof MarylandLocalTax.Graduated).isEqualTo(county.has("graduated"));
            switch (ours.rates()) {
                case MarylandLocalTax.Graduated graduated -> {
                    sameBands(county.path("bands").path("single"), graduated.single());
                    sameBands(county.path("bands").path("joint"), graduated.joint());
                }
                case MarylandLocalTax.TableRate table ->
                    assertThat(table.rate())
                            .isEqualByComparingTo(
                                    county.path("withholdingTableRate").asText());
            }
        }
        var state = StateWithholdingFile.records("US-MD").getFirst().path("statuses");
        sameRows(state.path("single").path("brackets"), maryland.single());
        sameRows(state.path("joint").path("brackets"), maryland.joint());
    }

    @Test
    void hasNewYorkCityAndYonkersOfTheCompilation() {
        var statuses = StateWithholdingFile.records("US-NY-NYC").getFirst().path("statuses");
        var city = TABLES.newYork().newYorkCity();
        for (var status : Set.of("single", "married")) {
            statuses.path(status).path("periods").properties().forEach(entry -> {
                var period = TablePeriod.valueOf(entry.getKey().toUpperCase(java.util.Locale.ROOT));
                var deduction = city.deductions().get(period);
                assertThat(status.equals("single") ? deduction.single() : deduction.married())
                        .isEqualByComparingTo(
                                entry.getValue().path("standardDeduction").asText());
                assertThat(deduction.exemption())
                        .isEqualByComparingTo(entry.getValue().path("exemption").asText());
                sameRows(entry.getValue().path("brackets"), city.brackets().get(period));
            });
        }
        assertThat(city.supplementalRate())
                .isEqualByComparingTo(rate("US-NY-NYC").path("supplementalRate").asText());
        assertThat(TABLES.newYork().yonkersResidents().rateOfStateTax())
                .isEqualByComparingTo(rate("US-NY-YONKERS-RESIDENT")
                        .path("statuses")
                        .path("all")
                        .path("rateOfStateTax")
                        .asText());
        assertThat(TABLES.newYork().yonkersResidents().supplementalRate())
                .isEqualByComparingTo(
                        rate("US-NY-YONKERS-RESIDENT").path("supplementalRate").asText());
        rate("US-NY-YONKERS-NONRESIDENT")
                .path("statuses")
                .path("all")
                .path("periods")
                .properties()
                .forEach(entry -> {
                    var ours = TABLES.newYork()
                            .yonkersNonresidents()
                            .bands()
                            .get(TablePeriod.valueOf(entry.getKey().toUpperCase(java.util.Locale.ROOT)));
                    var theirs = entry.getValue().path("bands");
                    assertThat(ours).hasSize(theirs.size());
                    for (int i = 0; i < ours.size(); i++) {
                        assertThat(ours.get(i).atLeast())
                                .isEqualByComparingTo(theirs.get(i).path("over").asText());
                        assertThat(ours.get(i).rate())
                                .isEqualByComparingTo(theirs.get(i).path("rate").asText());
                        var exclusion = theirs.get(i).path("exclusion");
                        if (exclusion.isNull()) {
                            assertThat(ours.get(i).exclusion()).isNull();
                        } else {
                            assertThat(ours.get(i).exclusion()).isEqualByComparingTo(exclusion.asText());
                        }
                    }
                });
    }

    @Test
    void hasOhiosSchoolDistrictsOfTheCompilation() {
        var row = rate("US-OH-SCHOOL-DISTRICTS");
        var ours = TABLES.ohio().districts();
        assertThat(row.path("districts").size()).isEqualTo(ours.size());
        for (var district : row.path("districts")) {
            var same = ours.get(district.path("code").asText());
            assertThat(same.name()).isEqualTo(district.path("name").asText());
            assertThat(same.rate()).isEqualByComparingTo(district.path("rate").asText());
            assertThat(same.base() == OhioSchoolDistricts.Base.TRADITIONAL)
                    .isEqualTo(district.path("base").asText().equals("traditional"));
        }
    }

    @Test
    void hasTheRatesOfCitiesOfTheCompilation() {
        for (var name : LocalTables.NAMES) {
            var state = name.substring(3, 5);
            var city = TABLES.cities().city(state, name.substring(6));
            if (city.isEmpty()) {
                continue;
            }
            var theirs = StateWithholdingFile.records(name);
            assertThat(city.get().editions()).as(name).hasSize(theirs.size());
            for (int i = 0; i < theirs.size(); i++) {
                var edition = city.get().editions().get(i);
                assertThat(edition.from())
                        .isEqualTo(LocalDate.parse(
                                theirs.get(i).path("effectiveFrom").asText()));
                assertThat(edition.residentRate()).isEqualByComparingTo(of(theirs.get(i), "resident"));
                assertThat(edition.nonresidentRate()).isEqualByComparingTo(of(theirs.get(i), "nonresident"));
            }
        }
        var detroit = rate("US-MI-DETROIT");
        assertThat(TABLES.detroit().residentRate()).isEqualByComparingTo(of(detroit, "resident"));
        assertThat(TABLES.detroit().nonresidentRate()).isEqualByComparingTo(of(detroit, "nonresident"));
        assertThat(TABLES.detroit().exemption())
                .isEqualByComparingTo(detroit.path("statuses")
                        .path("resident")
                        .path("exemption")
                        .asText());
        assertThat(TABLES.detroit().otherCities()).hasSize(23).contains("GRAND-RAPIDS", "WALKER");
    }

    @Test
    void refusesADateOutsideOfATable() {
        var philadelphia = TABLES.cities().city("PA", "PHILADELPHIA").orElseThrow();
        assertThatThrownBy(() -> philadelphia.on(LocalDate.of(2025, 6, 30))).hasMessageContaining("Philadelphia");
        assertThatThrownBy(() -> philadelphia.on(LocalDate.of(2027, 1, 1))).hasMessageContaining("2026-12-31");
        assertThat(philadelphia.on(LocalDate.of(2026, 6, 30)).residentRate()).isEqualByComparingTo("0.0374");
        assertThat(philadelphia.on(LocalDate.of(2026, 7, 1)).residentRate()).isEqualByComparingTo("0.03735");
    }

    private static JsonNode rate(String name) {
        return StateWithholdingFile.records(name).getFirst();
    }

    private static BigDecimal of(JsonNode row, String who) {
        var statuses = row.path("statuses");
        var status = statuses.has(who) ? statuses.path(who) : statuses.path("all");
        return new BigDecimal(status.path("brackets").path(0).path("rate").asText());
    }

    private static void sameRows(JsonNode theirs, java.util.List<Bracket> ours) {
        assertThat(ours).hasSize(theirs.size());
        for (int i = 0; i < ours.size(); i++) {
            assertThat(ours.get(i).over())
                    .isEqualByComparingTo(theirs.get(i).path("over").asText());
            assertThat(ours.get(i).base())
                    .isEqualByComparingTo(theirs.get(i).path("base").asText());
            assertThat(ours.get(i).rate())
                    .isEqualByComparingTo(theirs.get(i).path("rate").asText());
        }
    }

    private static void sameBands(JsonNode theirs, java.util.List<MarylandLocalTax.Band> ours) {
        assertThat(ours).hasSize(theirs.size());
        for (int i = 0; i < ours.size(); i++) {
            var upTo = theirs.get(i).path("upTo");
            if (upTo.isNull()) {
                assertThat(ours.get(i).upTo()).isNull();
            } else {
                assertThat(ours.get(i).upTo()).isEqualByComparingTo(upTo.asText());
            }
            assertThat(ours.get(i).rate())
                    .isEqualByComparingTo(theirs.get(i).path("rate").asText());
        }
    }
}
