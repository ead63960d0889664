package org.openpractice.compliance.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObligationRulesTest {

    private static final ObligationRules RULES = ObligationRules.shipped();
    private static final DayCount MONDAY_TO_FRIDAY = new DayCount(OpenDays.MONDAY_TO_FRIDAY);

    @Test
    void aHireOpensFourObligationsAndExposureTwoAndALocationOne() {
        assertThat(codes(Trigger.HIRE))
                .containsExactly("i9-section-1", "i9-section-2", "new-hire-report", "hipaa-training");
        assertThat(codes(Trigger.EXPOSURE)).containsExactly("bloodborne-pathogens-training", "hepatitis-b-offer");
        assertThat(codes(Trigger.TERMINATION)).containsExactly("i9-retention");
        assertThat(codes(Trigger.LOCATION_OPENED)).containsExactly("osha-notice");
    }

    @Test
    void aRuleDoesNotReachBackBeforeItTookEffect() {
        assertThat(RULES.openedBy(Trigger.HIRE, LocalDate.of(1986, 11, 6))).isEmpty();
        assertThat(RULES.openedBy(Trigger.HIRE, LocalDate.of(1986, 11, 7)))
                .extracting(ObligationRule::code)
                .containsExactly("i9-section-1", "i9-section-2");
    }

    @Test
    void anOccasionInTheTimeOfWhichNobodyKnowsWhetherTheRuleWasInForceIsRefusedByName() {
        assertThat(RULES.openedBy(Trigger.LOCATION_OPENED, LocalDate.of(1971, 9, 3)))
                .isEmpty();
        for (var doubtful : List.of(LocalDate.of(1971, 9, 4), LocalDate.of(1972, 5, 22))) {
            assertThatThrownBy(() -> RULES.openedBy(Trigger.LOCATION_OPENED, doubtful))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageStartingWith("osha-notice version 1: whether it was in force on " + doubtful)
                    .hasMessageContaining("36 FR 17850")
                    .hasMessageContaining("OSHRC Docket No. 732");
        }
        assertThat(RULES.openedBy(Trigger.LOCATION_OPENED, LocalDate.of(1972, 5, 23)))
                .extracting(ObligationRule::code)
                .containsExactly("osha-notice");
        assertThat(RULES.openedBy(Trigger.HIRE, LocalDate.of(1971, 10, 1))).isEmpty();
    }

    @ParameterizedTest(name = "first day {0} -> section 2 by {1}")
    @CsvSource({
        "2026-03-02, 2026-03-05", // Monday -> Thursday
        "2026-11-23, 2026-11-27", // Thanksgiving is between
        "2026-07-01, 2026-07-07", // Independence Day is a Saturday: federal offices close on Friday
        "2026-03-06, 2026-03-11", // Friday: the weekend does not count
        "2026-12-30, 2027-01-05" // the turn of the year
    })
    void sectionTwoIsDueThreeBusinessDaysAfterTheFirstDayOfWork(LocalDate startsOn, LocalDate dueOn) {
        assertThat(rule("i9-section-2")
                        .due(Occasion.hire(startsOn), MONDAY_TO_FRIDAY)
                        .dueOn())
                .isEqualTo(dueOn);
    }

    @Test
    void aGroupOpenOnSaturdayCountsSaturday() {
        var sixDays = new DayCount(new OpenDays(EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.SATURDAY), false));
        var due = rule("i9-section-2").due(Occasion.hire(LocalDate.of(2026, 3, 6)), sixDays);
        assertThat(due.dueOn()).isEqualTo(LocalDate.of(2026, 3, 10));
        assertThat(due.dayCount()).contains("Saturday").contains("M-274");
    }

    @Test
    void aGroupOpenOnHolidaysCountsHolidays() {
        var always = new DayCount(new OpenDays(EnumSet.allOf(DayOfWeek.class), true));
        assertThat(rule("i9-section-2")
                        .due(Occasion.hire(LocalDate.of(2026, 11, 25)), always)
                        .dueOn())
                .isEqualTo(LocalDate.of(2026, 11, 28));
    }

    @Test
    void sectionTwoIsDueOnTheFirstDayForSomebodyHiredForFewerThanThreeBusinessDays() {
        var monday = LocalDate.of(2026, 3, 2);
        var twoDays = rule("i9-section-2")
                .due(Occasion.hire(monday).with(Fact.LAST_DAY, monday.plusDays(1)), MONDAY_TO_FRIDAY);
        assertThat(twoDays.dueOn()).isEqualTo(monday);
        assertThat(twoDays.steps().getFirst().note()).contains("fewer than 3");
        var threeDays = rule("i9-section-2")
                .due(Occasion.hire(monday).with(Fact.LAST_DAY, monday.plusDays(2)), MONDAY_TO_FRIDAY);
        assertThat(threeDays.dueOn()).isEqualTo(LocalDate.of(2026, 3, 5));
    }

    @ParameterizedTest(name = "{0}, first day {1} -> {2}")
    @CsvSource({
        "i9-section-1, 2026-03-02, 2026-03-02",
        "hipaa-training, 2026-03-02, 2026-03-02",
        "new-hire-report, 2026-03-02, 2026-03-22", // a Sunday: the law does not move it
        "new-hire-report, 2028-02-20, 2028-03-11", // over a leap day
        "bloodborne-pathogens-training, 2026-03-02, 2026-03-02",
        "hepatitis-b-offer, 2026-03-02, 2026-03-16",
        "hepatitis-b-offer, 2026-12-21, 2027-01-06" // Christmas and New Year's Day do not count
    })
    void theOtherDueDates(String code, LocalDate on, LocalDate dueOn) {
        var rule = rule(code);
        var occasion = rule.trigger() == Trigger.HIRE ? Occasion.hire(on) : Occasion.exposure(on, on);
        assertThat(rule.due(occasion, MONDAY_TO_FRIDAY).dueOn()).isEqualTo(dueOn);
    }

    @ParameterizedTest(name = "hired {0}, left {1} -> keep until {2}")
    @CsvSource({
        "2026-03-02, 2026-06-30, 2029-03-02", // three years from the hire are later
        "2020-03-02, 2026-06-30, 2027-06-30", // one year from the end is later
        "2024-02-29, 2024-03-29, 2027-03-01", // never a day early
        "2020-01-06, 2024-02-29, 2025-03-01"
    })
    void formI9IsKeptForTheLaterOfThreeYearsFromHireAndOneYearFromTheEnd(
            LocalDate startsOn, LocalDate lastDay, LocalDate until) {
        var due = rule("i9-retention").due(Occasion.termination(startsOn, lastDay), MONDAY_TO_FRIDAY);
        assertThat(due.dueOn()).isEqualTo(until);
        assertThat(due.steps()).hasSize(3);
        assertThat(rule("i9-retention").keeps()).isTrue();
    }

    @Test
    void anOccasionBringsTheFactsOfItsTrigger() {
        var day = LocalDate.of(2026, 3, 2);
        assertThatThrownBy(() -> new Occasion(Trigger.TERMINATION, day, Map.of(Fact.LAST_DAY, day)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("STARTS_ON");
        assertThat(rule("osha-notice")
                        .due(Occasion.locationOpened(day), MONDAY_TO_FRIDAY)
                        .inputs())
                .containsExactly(new DueDate.Input("day the location was opened", "2026-03-02"));
    }

    @Test
    void aDueDateExplainsItselfDayByDay() {
        var due = rule("i9-section-2").due(Occasion.hire(LocalDate.of(2026, 11, 23)), MONDAY_TO_FRIDAY);
        assertThat(due.rule()).isEqualTo("i9-section-2");
        assertThat(due.version()).isEqualTo(1);
        assertThat(due.citation()).contains("8 CFR 274a.2(b)(1)(ii)");
        assertThat(due.inputs()).containsExactly(new DueDate.Input("first day of work for pay", "2026-11-23"));
        assertThat(due.steps())
                .extracting(DueDate.Step::date, DueDate.Step::count, DueDate.Step::note)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(
                                LocalDate.of(2026, 11, 23), 0, "Monday, the day itself: not counted"),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 11, 24), 1, "Tuesday"),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 11, 25), 2, "Wednesday"),
                        org.assertj.core.groups.Tuple.tuple(
                                LocalDate.of(2026, 11, 26),
                                2,
                                "Thursday, federal holiday (Thanksgiving Day): not counted"),
                        org.assertj.core.groups.Tuple.tuple(LocalDate.of(2026, 11, 27), 3, "Friday"));
        assertThat(due.nextAction()).contains("section 2");
    }

    @Test
    void aFormCompletedWithinThreeYearsIsUsedAgainAfterARehire() {
        var repeat = rule("i9-section-2").employment().onRehire();
        var lastDay = LocalDate.of(2026, 6, 30);
        var met = LocalDate.of(2024, 1, 10);
        assertThat(repeat.isDue(met, lastDay, LocalDate.of(2027, 1, 10))).isFalse();
        assertThat(repeat.isDue(met, lastDay, LocalDate.of(2027, 1, 11))).isTrue();
        assertThat(repeat.isDue(null, lastDay, LocalDate.of(2026, 7, 1))).isTrue();
    }

    @Test
    void aRehireIsReportedAgainAfterSixtyDaysOfSeparation() {
        var repeat = rule("new-hire-report").employment().onRehire();
        var met = LocalDate.of(2024, 1, 10);
        var lastDay = LocalDate.of(2026, 6, 30);
        assertThat(repeat.isDue(met, lastDay, LocalDate.of(2026, 8, 29))).isFalse(); // 1 Jul to 28 Aug: 59 days
        assertThat(repeat.isDue(met, lastDay, LocalDate.of(2026, 8, 30))).isTrue();
    }

    @Test
    void trainingIsRepeatedAtEachRehireAndRetentionStops() {
        var lastDay = LocalDate.of(2026, 6, 30);
        var back = LocalDate.of(2026, 7, 1);
        assertThat(rule("hipaa-training").employment().onRehire().isDue(LocalDate.of(2026, 6, 1), lastDay, back))
                .isTrue();
        assertThat(rule("i9-retention").employment().onRehire().isDue(null, lastDay, back))
                .isFalse();
    }

    @Test
    void aRuleFileThatContradictsItselfIsRefusedByName() {
        assertRefused(
                shipped().replaceFirst("\"version\": 1", "\"version\": 2"),
                "i9-section-1: expected version 1, found 2");
        assertRefused(
                shipped().replace("\"after\": \"bloodborne-pathogens-training\"", "\"after\": \"hipaa-training\""),
                "hepatitis-b-offer version 1: comes after hipaa-training");
        assertRefused(
                shipped()
                        .replaceFirst("\"clock\": \\{ \"kind\": \"ON_THE_DAY\" }", "\"clock\": { \"kind\": \"SOON\" }"),
                "clock");
        assertRefused(shipped().replaceFirst("\"days\": 3", "\"days\": 0"), "days");
        assertRefused(
                shipped().replaceFirst("8 CFR 274a.2\\(b\\)\\(1\\)\\(i\\)\\(A\\)", ""),
                "i9-section-1 version 1: citation is empty");
        assertRefused(shipped().replaceFirst("\"title\"", "\"titel\""), "title");
        assertRefused(shipped().replaceFirst("\"count\": 3, ", ""), "onRehire");
        assertRefused(
                shipped().replaceFirst("\"TERMINATION\"", "\"LOCATION_OPENED\""),
                "i9-retention version 1: the clock needs [STARTS_ON], which LOCATION_OPENED does not bring");
        assertRefused(
                shipped().replaceFirst("\"LOCATION_OPENED\"", "\"HIRE\""),
                "osha-notice version 1: employment is said of employees, and of nobody else");
        assertRefused(
                shipped().replaceFirst("\"publishedOn\": \"1971-09-04\"", "\"publishedOn\": \"1972-05-23\""),
                "osha-notice version 1: a day of publication stands before effectiveFrom and beside its source");
        assertRefused(
                shipped().replaceFirst(" *\"effectiveFromSource\".*\n", ""),
                "osha-notice version 1: a day of publication stands before effectiveFrom and beside its source");
        assertRefused("[{]", "Unexpected close marker");
        assertRefused("rules", "not JSON");
    }

    @Test
    void aLaterVersionAppliesFromItsDayOn() throws IOException {
        var first = """
                {"code": "report", "version": 1, "title": "t", "citation": "c", "text": "x", "effectiveFrom": "2020-01-01",
                 "trigger": "HIRE", "clock": {"kind": "COUNT", "days": 20, "unit": "CALENDAR_DAY"}, "responsible": ["hr"],
                 "nextAction": "n", "employment": {"onTermination": "SURVIVES", "onRehire": {"kind": "ALWAYS", "citation": "c", "text": "x"}}}""";
        var second = first.replace("\"version\": 1", "\"version\": 2")
                .replace("2020-01-01", "2026-01-01")
                .replace("\"days\": 20", "\"days\": 10");
        var rules = read("[" + first + "," + second + "]");
        assertThat(rules.openedBy(Trigger.HIRE, LocalDate.of(2025, 12, 31)))
                .extracting(ObligationRule::version)
                .containsExactly(1);
        assertThat(rules.openedBy(Trigger.HIRE, LocalDate.of(2026, 1, 1)))
                .extracting(ObligationRule::version)
                .containsExactly(2);
        assertThat(rules.rule("report", 1).version()).isEqualTo(1);
        assertThatThrownBy(() -> rules.rule("report", 3)).hasMessageContaining("report version 3");
    }

    private static void assertRefused(String file, String because) {
        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining(because);
    }

    private static ObligationRules read(String file) throws IOException {
        return ObligationRules.read(new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
    }

    private static String shipped() {
        try (var file = ObligationRules.class.getResourceAsStream(ObligationRules.FILE)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static List<String> codes(Trigger trigger) {
        return RULES.openedBy(trigger, LocalDate.of(2026, 3, 2)).stream()
                .map(ObligationRule::code)
                .toList();
    }

    private static ObligationRule rule(String code) {
        return RULES.rule(code, 1);
    }
}
