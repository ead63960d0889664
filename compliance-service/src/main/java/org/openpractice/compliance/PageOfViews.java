package org.openpractice.compliance;

import io.quarkus.narayana.jta.QuarkusTransaction;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.openpractice.platform.paging.Page;

/** Views of a list, made a page at a time: what they show beside the record is read once for all of a page. */
public final class PageOfViews {

    private PageOfViews() {}

    /**
     * The page with views for its records, and so every page after it; in the current transaction or one of its own.
     *
     * @param views reads what the views of these records need and answers what makes them
     */
    public static <E, V> Page<V> of(Page<E> page, Function<List<E>, Function<E, V>> views) {
        var items = QuarkusTransaction.joiningExisting()
                .call(() -> page.items().stream().map(views.apply(page.items())).toList());
        return page.next() == null
                ? new Page<>(items, page.nextCursor())
                : new Page<>(items, page.nextCursor(), () -> of(Objects.requireNonNull(page.following()), views));
    }
}
