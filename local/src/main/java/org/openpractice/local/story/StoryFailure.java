package org.openpractice.local.story;

/** The story did not come true: an answer other than expected, or two numbers that should agree and do not. */
public final class StoryFailure extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public StoryFailure(String message) {
        super(message);
    }

    public StoryFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
