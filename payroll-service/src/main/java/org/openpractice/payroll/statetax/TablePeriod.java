package org.openpractice.payroll.statetax;

import java.util.EnumMap;
import java.util.Map;
import org.openpractice.payroll.calendar.PayFrequency;
import org.openpractice.platform.table.TableFields;

/**
 * Pay periods for which agencies print columns. A pay calendar has four of them; the others stand in the publications
 * and in their examples.
 */
public enum TablePeriod {
    /** 260 paid days a year unless the state's file says otherwise. */
    DAILY(260),
    WEEKLY(52),
    BIWEEKLY(26),
    SEMIMONTHLY(24),
    MONTHLY(12),
    QUARTERLY(4),
    SEMIANNUAL(2),
    ANNUAL(1);

    private final int periodsPerYear;

    TablePeriod(int periodsPerYear) {
        this.periodsPerYear = periodsPerYear;
    }

    public int periodsPerYear() {
        return periodsPerYear;
    }

    public static TablePeriod of(PayFrequency frequency) {
        return switch (frequency) {
            case WEEKLY -> WEEKLY;
            case BIWEEKLY -> BIWEEKLY;
            case SEMIMONTHLY -> SEMIMONTHLY;
            case MONTHLY -> MONTHLY;
        };
    }

    /** The fields of a group that has one for each period. */
    static Map<TablePeriod, TableFields> each(TableFields group) {
        var all = new EnumMap<TablePeriod, TableFields>(TablePeriod.class);
        group.each().forEach((name, fields) -> all.put(group.constant(TablePeriod.class, name), fields));
        return all;
    }
}
