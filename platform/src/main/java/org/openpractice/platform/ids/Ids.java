package org.openpractice.platform.ids;

import com.fasterxml.uuid.Generators;
import com.fasterxml.uuid.NoArgGenerator;
import java.util.UUID;

/** Makes identifiers. */
public final class Ids {

    private static final NoArgGenerator TIME_ORDERED = Generators.timeBasedEpochGenerator();

    private Ids() {}

    /** A new UUID version 7 (RFC 9562): ordered by creation, so that an index grows at its end and a cursor can walk it. */
    public static UUID next() {
        return TIME_ORDERED.generate();
    }
}
