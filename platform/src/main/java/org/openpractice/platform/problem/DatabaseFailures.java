package org.openpractice.platform.problem;

import java.sql.SQLException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;
import org.postgresql.util.PSQLState;
import org.postgresql.util.ServerErrorMessage;

/** What a failure of the database says: whether it is away, or which constraint a statement violates. */
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

    /** The constraint or unique index that this statement violates, when it does. */
    static Optional<String> constraint(SQLException failure) {
        return failure instanceof PSQLException postgres
                ? Optional.ofNullable(postgres.getServerErrorMessage()).map(ServerErrorMessage::getConstraint)
                : Optional.empty();
    }

    /** Whether a text holds what the database cannot, a null character (SQLSTATE 22021, in JSON 22P05). */
    static boolean isUnstorableText(SQLException failure) {
        return "22021".equals(failure.getSQLState()) || "22P05".equals(failure.getSQLState());
    }

    /** Whether what should be there once is there already (SQLSTATE 23505). */
    static boolean isUniqueViolation(SQLException failure) {
        return PSQLState.UNIQUE_VIOLATION.getState().equals(failure.getSQLState());
    }
}
