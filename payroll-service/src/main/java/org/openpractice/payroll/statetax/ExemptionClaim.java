package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.MonthDay;
import java.util.Optional;
import org.openpractice.payroll.withholding.FederalIncomeTax;
import org.openpractice.platform.table.TableFields;

/**
 * A ground on which somebody may claim on a state's certificate that nothing is withheld, with what the state asks for it.
 *
 * @param until how long the claim holds
 * @param withFederal counts only while the federal Form W-4 in force claims exemption too
 * @param residentsOnly counts only for people who live in the state
 * @param wagesOfYear the most that the employer may pay in the year, where there is a most
 * @param source where {@code until} was read
 */
public record ExemptionClaim(
        String says,
        Until until,
        boolean withFederal,
        boolean residentsOnly,
        Optional<Most> wagesOfYear,
        String source) {

    /** @param itself whether wages of exactly that amount are within */
    record Most(BigDecimal amount, boolean itself) {

        boolean isExceededBy(BigDecimal wages) {
            int compared = wages.compareTo(amount);
            return itself ? compared > 0 : compared >= 0;
        }
    }

    /** How long a claim holds. */
    sealed interface Until {

        /** To a day in the year after the claim. */
        record Day(MonthDay day) implements Until {}

        /** To the end of the year of the claim. */
        record EndOfYear() implements Until {}

        /** As long as one on the federal Form W-4. */
        record Federal() implements Until {}

        /** As long as what was certified is true; the employee tells when it no longer is. */
        record Lasts() implements Until {}

        /** The state's rule was not seen: only in the year of the claim it is certain. */
        record NotConfirmed() implements Until {}

        /** The last day on which a claim of a year holds for certain; empty where it has no last day. */
        default Optional<LocalDate> lastDay(int yearOfClaim) {
            return switch (this) {
                case Day next -> Optional.of(next.day.atYear(yearOfClaim + 1));
                case EndOfYear end -> Optional.of(LocalDate.of(yearOfClaim, Month.DECEMBER, 31));
                case NotConfirmed year -> Optional.of(LocalDate.of(yearOfClaim, Month.DECEMBER, 31));
                case Federal federal -> Optional.of(FederalIncomeTax.lastDayOfExemption(yearOfClaim));
                case Lasts lasts -> Optional.empty();
            };
        }

        /** As a form's description tells it. */
        default String told() {
            return switch (this) {
                case Day next ->
                    "to %d %s of the next year"
                            .formatted(
                                    next.day.getDayOfMonth(),
                                    next.day
                                            .getMonth()
                                            .getDisplayName(java.time.format.TextStyle.FULL, java.util.Locale.US));
                case EndOfYear end -> "to the end of its year";
                case Federal federal -> "as long as a claim on the federal Form W-4";
                case Lasts lasts -> "as long as it is true";
                case NotConfirmed year -> "until when was not confirmed: to be claimed again each year";
            };
        }

        static Until read(TableFields fields) {
            if (fields.node().get("until").isObject()) {
                return new Day(CertificateForm.monthDay(fields.child("until")));
            }
            var until = fields.text("until");
            return switch (until) {
                case "END_OF_YEAR" -> new EndOfYear();
                case "FEDERAL" -> new Federal();
                case "LASTS" -> new Lasts();
                case "NOT_CONFIRMED" -> new NotConfirmed();
                default -> throw fields.refused("until", "an end of this release", until);
            };
        }
    }

    static ExemptionClaim read(TableFields fields) {
        var below = fields.optionalNumber("wagesOfYearBelow").map(amount -> new Most(amount, false));
        var upTo = fields.optionalNumber("wagesOfYearUpTo").map(amount -> new Most(amount, true));
        return new ExemptionClaim(
                fields.text("says"),
                Until.read(fields),
                fields.flag("withFederal", false),
                fields.flag("residentsOnly", false),
                below.or(() -> upTo),
                fields.text("source"));
    }
}
