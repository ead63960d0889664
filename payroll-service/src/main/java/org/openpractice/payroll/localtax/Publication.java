package org.openpractice.payroll.localtax;

import java.time.LocalDate;
import org.openpractice.platform.table.TableFields;

/**
 * What every local table says about itself.
 *
 * @param place as refusals name it, for example {@code Indiana counties}
 * @param title of what the place published, with its year or revision
 * @param lastPayDate last pay date that it is known to be good for
 */
record Publication(String place, String title, LocalDate effectiveFrom, LocalDate lastPayDate) {

    static Publication read(TableFields fields) {
        return new Publication(
                fields.text("name"),
                fields.text("publication"),
                fields.date("effectiveFrom"),
                fields.date("lastPayDate"));
    }

    String rule() {
        return place + ", " + title;
    }

    /** Refuses {@link LocalTaxProblem#LOCAL_TAX_NOT_AVAILABLE}. */
    void requireInForce(LocalDate payDate) {
        if (payDate.isBefore(effectiveFrom) || payDate.isAfter(lastPayDate)) {
            throw LocalTaxProblem.LOCAL_TAX_NOT_AVAILABLE.because(
                    "%s: the table is good for pay dates from %s to %s, not for %s"
                            .formatted(place, effectiveFrom, lastPayDate, payDate));
        }
    }
}
