package org.openpractice.platform.outbox;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/** The event that the current work answers; events appended meanwhile name it as their cause. */
public final class Cause {

    private static final ScopedValue<UUID> EVENT = ScopedValue.newInstance();

    private Cause() {}

    /** Id of the causing event; empty when a person or a partner caused the work. */
    public static Optional<UUID> current() {
        return EVENT.isBound() ? Optional.of(EVENT.get()) : Optional.empty();
    }

    /** Does work whose events are caused by that one. */
    public static <T> T by(UUID eventId, Callable<T> work) throws Exception {
        return ScopedValue.where(EVENT, eventId).call(work::call);
    }
}
