package org.openpractice.platform.sql;

import java.sql.SQLException;

/** The database refused a statement. What the refusal means to a caller is told where problems are made. */
public final class SqlException extends RuntimeException {

    SqlException(SQLException cause) {
        super(cause.getMessage(), cause);
    }
}
