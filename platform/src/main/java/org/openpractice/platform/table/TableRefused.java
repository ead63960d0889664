package org.openpractice.platform.table;

/** A tax table contradicts itself; the service does not start with it. The message names table, row and identity. */
public final class TableRefused extends IllegalStateException {

    private static final long serialVersionUID = 1L;

    public TableRefused(String table, String row, String identity, String found) {
        super("Table %s, %s: %s. Identity: %s".formatted(table, row, found, identity));
    }

    public TableRefused(String table, Throwable cause) {
        super("Table %s cannot be read: %s".formatted(table, cause.getMessage()), cause);
    }
}
