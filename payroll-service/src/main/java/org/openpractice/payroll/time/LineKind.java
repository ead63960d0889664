package org.openpractice.payroll.time;

import org.jspecify.annotations.Nullable;

/** What a line of gross pay is for, in the order in which a paycheck shows them. */
enum LineKind {
    /** A salary or a draw: paid by the period, so that what of it is in the regular rate is no line of a week. */
    PERIOD_PAY(null, false),
    STRAIGHT_TIME("straight time", true),
    SHIFTS("shifts", true),
    DIFFERENTIAL(null, true),
    /** Paid and not worked: never in the regular rate (29 CFR 778.218). */
    ABSENCE(null, false),
    /** 29 CFR 778.223. */
    ON_CALL("on call", true),
    OVERTIME_PREMIUM(null, false),
    STATE_OVERTIME_PREMIUM(null, false),
    /** Non-discretionary (29 CFR 778.208). */
    BONUS("bonus", true),
    /** In the employer's sole discretion: not in the regular rate (29 CFR 778.211). */
    DISCRETIONARY_BONUS("discretionary bonus", false);

    private final @Nullable String traceName;
    private final boolean inRegularRate;

    LineKind(@Nullable String traceName, boolean inRegularRate) {
        this.traceName = traceName;
        this.inRegularRate = inRegularRate;
    }

    /** Whether what the line comes to in a week is part of the regular rate of that week. */
    boolean inRegularRate() {
        return inRegularRate;
    }

    /** Whether it is supplemental pay to the income tax (26 CFR 31.3402(g)-1). */
    boolean isSupplemental() {
        return this == BONUS || this == DISCRETIONARY_BONUS;
    }

    /** How a trace calls the line; lines without a name of their kind go by their code. */
    String traceName(String code) {
        return traceName == null ? code : traceName;
    }
}
