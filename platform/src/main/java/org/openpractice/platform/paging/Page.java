package org.openpractice.platform.paging;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One page of a list.
 *
 * @param nextCursor give it as {@code cursor} to get the next page; null on the last one
 */
public record Page<T>(List<T> items, @Nullable String nextCursor) {

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
