package org.openpractice.payroll.calendar;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.Versioned;

/**
 * The paydays of a calendar in a year, and what was chosen where there is one more than usual.
 *
 * @param paydays how many pay dates the year has
 * @param usualPaydays how many a year usually has
 * @param oneMore whether it has one more
 * @param salary by how many periods a salary is divided; {@code USUAL} when nothing was chosen
 * @param withholding pay periods a year for federal income tax; {@code USUAL} when nothing was chosen
 * @param benefitPaydays when amounts of a period are deducted for benefits; {@code EVERY} when nothing was chosen
 * @param chosenBy absent when nothing was chosen
 */
@Schema(name = "PayCalendarYear")
@JsonInclude(JsonInclude.Include.NON_NULL)
record YearView(
        UUID payCalendarId,
        int year,
        int paydays,
        int usualPaydays,
        boolean oneMore,
        LocalDate firstPayday,
        LocalDate lastPayday,
        YearChoice.Periods salary,
        YearChoice.Periods withholding,
        YearChoice.BenefitPaydays benefitPaydays,
        @Nullable String chosenBy,
        @Nullable Instant chosenAt,
        long version)
        implements Versioned {

    static YearView of(PayCalendar calendar, int year, @Nullable YearChoice choice) {
        var paid = YearChoices.paydays(calendar, year);
        return new YearView(
                calendar.id(),
                year,
                paid.size(),
                calendar.schedule().frequency().periodsPerYear(),
                YearChoices.hasOneMore(calendar, year),
                paid.getFirst().payDate(),
                paid.getLast().payDate(),
                choice == null ? YearChoice.Periods.USUAL : choice.salary(),
                choice == null ? YearChoice.Periods.USUAL : choice.withholding(),
                choice == null ? YearChoice.BenefitPaydays.EVERY : choice.benefitPaydays(),
                choice == null ? null : choice.chosen().by(),
                choice == null ? null : choice.chosen().at(),
                choice == null ? 0 : choice.version());
    }
}
