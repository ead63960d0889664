package org.openpractice.local;

/** A part of the platform did not start or did not do what was asked; the message is the one readable line to show. */
final class StartFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StartFailure(String message) {
        super(message);
    }

    public StartFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
