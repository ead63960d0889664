package org.openpractice.platform.paging;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.problem.PlatformProblem;

/**
 * Which page of a list is asked for. Lists are ordered by id, which is ordered by creation; the cursor is the last id
 * seen, so a page neither repeats nor skips a row when others are added meanwhile.
 *
 * <p>A resource method takes it as {@code @BeanParam @Valid PageRequest page}.
 */
public class PageRequest {

    private static final UUID BEFORE_ALL = new UUID(0, 0);

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    int limit = 50;

    @QueryParam("cursor")
    @Nullable
    String cursor;

    /** How many items a page has at most. */
    public int limit() {
        return limit;
    }

    /** Rows to read: one more than shown tells whether there is a next page. */
    public int fetch() {
        return limit + 1;
    }

    /**
     * Only ids greater than this belong to the page.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code invalid-cursor}
     */
    public UUID after() {
        if (cursor == null || cursor.isBlank()) {
            return BEFORE_ALL;
        }
        try {
            return UUID.fromString(cursor);
        } catch (IllegalArgumentException e) {
            throw PlatformProblem.INVALID_CURSOR.because("expected the nextCursor of a page of this list");
        }
    }
}
