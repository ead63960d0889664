package org.openpractice.payroll.payment;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openpractice.platform.time.BusinessDays;

/**
 * What has to happen when, so that wages settle on a pay date. Banking days are those of the Reserve Banks, which stay
 * open on the Friday before a holiday that falls on a Saturday (Federal Reserve K.8).
 *
 * @param payDate as asked for
 * @param isBankingDay whether entries settle on that day
 * @param settlesOn effective entry date: the pay date, or the banking day before it
 * @param fileDueOn day by which the bank wants the file
 * @param prenotesSettleBy last day on which a prenote may settle for money to follow in that file
 * @param nextPrenotesSettleOn when a prenote that is released on the pay date settles
 * @param liveAfterPrenoteFrom first day on which a file with money may be made after such a prenote
 * @param reversalUntil last day on which a reversal may reach the receiving banks
 * @param returnsUntil day by which most returns arrive
 * @param explanation how each day was counted, with every day that was skipped
 */
public record SettlementCalendar(
        LocalDate payDate,
        boolean isBankingDay,
        LocalDate settlesOn,
        LocalDate fileDueOn,
        LocalDate prenotesSettleBy,
        LocalDate nextPrenotesSettleOn,
        LocalDate liveAfterPrenoteFrom,
        LocalDate reversalUntil,
        LocalDate returnsUntil,
        List<String> explanation) {

    /** Live entries may follow a prenote after so many banking days (Nacha Operating Rules, 2.6). */
    static final int PRENOTE_WAIT = 3;

    /** A reversal reaches the receiving bank within so many banking days (Nacha Operating Rules, 2.9). */
    static final int REVERSAL_WINDOW = 5;

    /** A notification of change is applied within so many banking days (Nacha Operating Rules, 2.11). */
    static final int CHANGE_WINDOW = 6;

    /** Returns for reasons such as R01 to R04 arrive by the opening of the second banking day. */
    private static final int RETURN_WINDOW = 2;

    private static final BusinessDays BANKING = BusinessDays.BANKING;

    /** @param fileLead banking days before settlement by which the bank wants the file */
    public static SettlementCalendar of(LocalDate payDate, int fileLead) {
        var explanation = new ArrayList<String>();
        var settlesOn = payDate;
        for (; !BANKING.isBusinessDay(settlesOn); settlesOn = settlesOn.minusDays(1)) {
            explanation.add("%s is not a banking day (%s): settled on the banking day before"
                    .formatted(settlesOn, reason(settlesOn)));
        }
        var fileDueOn = back(settlesOn, fileLead, "file due", explanation);
        var prenotesSettleBy = back(fileDueOn, PRENOTE_WAIT, "prenotes settle by", explanation);
        var nextPrenotes = BANKING.plus(payDate, 1);
        var liveFrom = forward(
                nextPrenotes, PRENOTE_WAIT, "money may follow a prenote that settles on " + nextPrenotes, explanation);
        var reversal = forward(settlesOn, REVERSAL_WINDOW, "reversal possible until", explanation);
        var returns = forward(settlesOn, RETURN_WINDOW, "most returns have arrived by", explanation);
        return new SettlementCalendar(
                payDate,
                BANKING.isBusinessDay(payDate),
                settlesOn,
                fileDueOn,
                prenotesSettleBy,
                nextPrenotes,
                liveFrom,
                reversal,
                returns,
                List.copyOf(explanation));
    }

    /** The banking day of a pay date, or the first one still possible when that has passed. */
    static LocalDate settlesOn(LocalDate payDate, LocalDate today) {
        var planned = BANKING.onOrBefore(payDate);
        var earliest = BANKING.onOrAfter(today);
        return planned.isBefore(earliest) ? earliest : planned;
    }

    /** When prenotes settle that leave on a day. */
    static LocalDate prenotesSettleOn(LocalDate today) {
        return BANKING.plus(today, 1);
    }

    /** First day on which money may follow a prenote. */
    static LocalDate liveFrom(LocalDate prenoteSettledOn) {
        return BANKING.plus(prenoteSettledOn, PRENOTE_WAIT);
    }

    static LocalDate reversalUntil(LocalDate settledOn) {
        return BANKING.plus(settledOn, REVERSAL_WINDOW);
    }

    static LocalDate changeDueOn(LocalDate receivedOn) {
        return BANKING.plus(receivedOn, CHANGE_WINDOW);
    }

    private static LocalDate back(LocalDate from, int days, String what, List<String> explanation) {
        var day = BANKING.minus(from, days);
        explain(
                day,
                from.minusDays(1),
                "%s %s: %d banking days before %s".formatted(what, day, days, from),
                explanation);
        return day;
    }

    private static LocalDate forward(LocalDate from, int days, String what, List<String> explanation) {
        var day = BANKING.plus(from, days);
        explain(from.plusDays(1), day, "%s %s: %d banking days after %s".formatted(what, day, days, from), explanation);
        return day;
    }

    private static void explain(LocalDate first, LocalDate last, String sentence, List<String> explanation) {
        var skipped = first.datesUntil(last.isBefore(first) ? first : last.plusDays(1))
                .filter(day -> !BANKING.isBusinessDay(day))
                .map(day -> day + " (" + reason(day) + ")")
                .toList();
        explanation.add(skipped.isEmpty() ? sentence : sentence + ", without " + String.join(", ", skipped));
    }

    private static String reason(LocalDate day) {
        return BANKING.holiday(day)
                .orElseGet(() -> day.getDayOfWeek().getDisplayName(java.time.format.TextStyle.FULL, Locale.US));
    }
}
