package org.openpractice.payroll.takeover;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.records.Stamp;

/**
 * A take-over as it was stated.
 *
 * @param takenAt when a file was proved against it; null while nothing is taken over
 */
record TakeOverView(
        UUID id,
        int year,
        String provider,
        LocalDate through,
        List<TakeOverStatement.Quarter> quarters,
        List<TakeOverStatement.Total> register,
        String statedBy,
        Instant statedAt,
        @Nullable String takenBy,
        @Nullable Instant takenAt,
        long version)
        implements Identified, Versioned {

    static TakeOverView of(TakeOver takeOver, TakeOverStatement statement) {
        return new TakeOverView(
                takeOver.id(),
                takeOver.year(),
                takeOver.provider(),
                takeOver.through(),
                statement.quarters(),
                statement.register(),
                takeOver.stated().by(),
                takeOver.stated().at(),
                takeOver.taken().map(Stamp::by).orElse(null),
                takeOver.taken().map(Stamp::at).orElse(null),
                takeOver.version());
    }
}
