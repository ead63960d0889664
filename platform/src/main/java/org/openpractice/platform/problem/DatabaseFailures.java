package org.openpractice.platform.problem;

import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Tells a database that is away from a statement that is wrong. */
public final class DatabaseFailures {

    private DatabaseFailures() {}

    /**
     * Whether the failure comes of a database that cannot be reached, is shutting down or is out of resources
     * (SQLSTATE classes 08, 53, 57P and 58), so that the same work may succeed later.
     */
    public static boolean isOutage(@Nullable Throwable failure) {
        int depth = 0;
        for (Throwable cause = failure; cause != null && depth < 20; cause = cause.getCause(), depth++) {
            if (cause instanceof SQLException sql) {
                String state = sql.getSQLState();
                if (state == null
                        ? sql instanceof java.sql.SQLTransientConnectionException
                                || String.valueOf(sql.getMessage()).contains("Acquisition timeout")
                        : state.startsWith("08")
                                || state.startsWith("53")
                                || state.startsWith("57P")
                                || state.startsWith("58")) {
                    return true;
                }
            }
        }
        return false;
    }
}
