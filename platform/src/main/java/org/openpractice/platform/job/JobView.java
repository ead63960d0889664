package org.openpractice.platform.job;

import com.fasterxml.jackson.annotation.JsonRawValue;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A job as its resource shows it.
 *
 * @param percent 0 to 100; null until the number of steps is known
 * @param result what the work found, once it succeeded
 * @param problem why it failed
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
        String problem) {}
