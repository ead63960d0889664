package org.openpractice.payroll.finalpay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.payroll.calendar.PaySchedule;

class FinalPayDeadlinePropertyTest {

    @Property
    void theDeadlineIsNeverAfterTheLatestDayOfTheStateNorBeforeTheLastDay(
            @ForAll("states") String state,
            @ForAll SeparationKind kind,
            @ForAll PayFrequency frequency,
            @ForAll @IntRange(min = 0, max = 15) int payDays,
            @ForAll @IntRange(min = 0, max = 1000) int day,
            @ForAll @IntRange(min = 0, max = 40) int notice,
            @ForAll boolean demanded) {
        var lastDay = LocalDate.of(2025, 1, 1).plusDays(day);
        var paydays = Paydays.after(
                lastDay, new PaySchedule(frequency, LocalDate.of(2024, 12, 1), DayOfWeek.SUNDAY, payDays));
        var known = FinalPayDeadline.of(
                new Separation(
                        state, kind, lastDay, null, lastDay.minusDays(notice), demanded ? lastDay.plusDays(2) : null),
                paydays);
        assertThat(known.dueOn()).isAfterOrEqualTo(lastDay).isBeforeOrEqualTo(latest(state, kind, lastDay, paydays));
        assertThat(known.explanation()).isNotEmpty();
        // What is not known never makes the date later.
        var unknown = FinalPayDeadline.of(
                new Separation(state, kind, lastDay, null, null, demanded ? lastDay.plusDays(2) : null), paydays);
        assertThat(unknown.dueOn()).isBeforeOrEqualTo(known.dueOn());
    }

    /** The latest day that the row of the state allows, written down once more without its conditions. */
    private static LocalDate latest(String state, SeparationKind kind, LocalDate lastDay, Paydays paydays) {
        boolean resigns = kind == SeparationKind.RESIGNATION;
        var day = switch (state) {
            case "KY" -> later(paydays.next(), lastDay.plusDays(14));
            case "TN" -> later(paydays.next(), lastDay.plusDays(21));
            case "AK" -> resigns ? later(paydays.next(), paydays.third()) : lastDay.plusDays(6);
            case "MN" -> resigns ? later(paydays.next(), lastDay.plusDays(20)) : paydays.next();
            case "CA" -> resigns ? lastDay.plusDays(3) : lastDay;
            case "CO", "MO", "HI", "NV", "MT", "MA" -> resigns ? paydays.next() : lastDay;
            case "CT", "DC", "OR" -> resigns ? paydays.next() : lastDay.plusDays(5);
            case "UT" -> resigns ? paydays.next() : lastDay.plusDays(1);
            case "VT" -> resigns ? paydays.next() : lastDay.plusDays(3);
            case "NH" ->
                kind == SeparationKind.DISCHARGE ? lastDay.plusDays(3) : later(paydays.next(), lastDay.plusDays(3));
            case "NM" -> resigns ? paydays.next() : lastDay.plusDays(5);
            case "SC" -> lastDay.plusDays(2);
            default -> paydays.next();
        };
        return later(day, lastDay);
    }

    private static LocalDate later(LocalDate a, LocalDate b) {
        return a.isAfter(b) ? a : b;
    }

    @Provide
    Arbitrary<String> states() {
        return Arbitraries.of(
                FinalPayRules.loaded().jurisdictions().stream().sorted().toList());
    }
}
