package org.openpractice.billing.remittance;

import java.sql.SQLException;

/** The database refused a row of a remittance. */
final class PostingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    PostingException(String message, SQLException cause) {
        super(message, cause);
    }
}
