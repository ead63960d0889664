package org.openpractice.payroll.time;

import java.util.List;

/** What stands in a workweek, as its row keeps it. */
record TimeEntries(List<Segment> segments, List<OtherPay> otherPay) {

    @SuppressWarnings("ConstantValue") // an empty list is not written
    public TimeEntries {
        segments = segments == null ? List.of() : List.copyOf(segments);
        otherPay = otherPay == null ? List.of() : List.copyOf(otherPay);
    }
}
