package org.openpractice.platform.job;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.sql.Row;

/**
 * A job as its resource shows it.
 *
 * @param percent 0 to 100; null until the number of steps is known
 * @param result what the work found, once it succeeded
 * @param done steps that are done; of a canceled job those that stay done
 * @param problem why it failed, or what became of it when it was canceled
 */
public record JobView(
        UUID id,
        String kind,
        JobState state,
        @Nullable Long total,
        long done,
        @Nullable Integer percent,
        String startedBy,
        Instant createdAt,
        @Nullable Instant finishedAt,

        @Schema(implementation = Object.class) @JsonRawValue @Nullable
        String result,

        @Schema(implementation = Object.class) @JsonRawValue @Nullable
        String problem) {

    /** The job in a row with the columns of {@code job}. */
    public static JobView of(Row row) {
        Long total = row.orNull("total", Row::number);
        long done = row.number("done");
        return new JobView(
                row.uuid("id"),
                row.string("kind"),
                row.constant("state", JobState.class),
                total,
                done,
                total == null ? null : total == 0 ? 100 : (int) Math.min(100, done * 100 / total),
                row.string("started_by"),
                row.instant("created_at"),
                row.orNull("finished_at", Row::instant),
                row.orNull("result", Row::string),
                row.orNull("problem", Row::string));
    }
}
