package org.openpractice.platform.paging;

import com.fasterxml.jackson.annotation.JsonIgnore;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor give it as {@code cursor} to get the next page; null on the last one
 * @param next reads the next page, for an answer that holds them all; null on the last one
 */
@Produces({MediaType.APPLICATION_JSON, "text/csv"})
public record Page<T>(
        List<T> items,
        @Nullable String nextCursor,
        @JsonIgnore @Schema(hidden = true) @Nullable Supplier<Page<T>> next) {

    /** A page that stands for itself. */
    public Page(List<T> items, @Nullable String nextCursor) {
        this(items, nextCursor, null);
    }

    /** The next page; null after the last one. */
    public @Nullable Page<T> following() {
        return next == null ? null : next.get();
    }

    /**
     * Makes the page of rows that were read one beyond the limit.
     *
     * @param rows at most {@code request.limit() + 1} rows, ordered by id
     */
    public static <R, T> Page<T> of(PageRequest request, List<R> rows, Function<R, UUID> id, Function<R, T> view) {
        boolean more = rows.size() > request.limit();
        List<R> shown = more ? rows.subList(0, request.limit()) : rows;
        return new Page<>(
                shown.stream().map(view).toList(),
                more ? id.apply(shown.getLast()).toString() : null);
    }
}
