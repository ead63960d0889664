package org.openpractice.gateway.edge;

import io.vertx.core.http.HttpHeaders;
import io.vertx.ext.web.RoutingContext;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The name under which one call can be found in the logs of the gateway and of the services. */
public final class CorrelationId {
    public static final CharSequence HEADER = HttpHeaders.createOptimized("X-Correlation-Id");

    private static final String KEY = CorrelationId.class.getName();

    // Goes into log lines and headers as it came, so only characters that can do no harm there.
    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{7,63}");

    private CorrelationId() {}

    /** The caller's id when it is well formed (8 to 64 letters, digits, dots, dashes, underscores), else a new one. */
    static String acceptOrMake(@Nullable String offered) {
        return offered != null && WELL_FORMED.matcher(offered).matches()
                ? offered
                : UUID.randomUUID().toString();
    }

    static void remember(RoutingContext rc, String id) {
        rc.put(KEY, id);
    }

    /** The id of the request in hand. */
    public static String of(RoutingContext rc) {
        return rc.get(KEY);
    }
}
