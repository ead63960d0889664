package org.openpractice.billing.x12;

import org.jspecify.annotations.Nullable;

/** The bytes are not the X12 they claim to be: where, what is wrong, and what was expected. */
public final class X12Refusal extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Position position;
    private final Level level;
    private final @Nullable Long difference;

    public X12Refusal(Level level, Position position, String reason) {
        this(level, position, reason, null);
    }

    /** @param difference by how much a count is off: stated minus found */
    public X12Refusal(Level level, Position position, String reason, @Nullable Long difference) {
        super(position + ": " + reason);
        this.level = level;
        this.position = position;
        this.difference = difference;
    }

    public Level level() {
        return level;
    }

    public Position position() {
        return position;
    }

    public @Nullable Long difference() {
        return difference;
    }

    /** What of the file is wrong. */
    public enum Level {
        INTERCHANGE,
        GROUP,
        TRANSACTION,
        SEGMENT,
        ELEMENT
    }
}
