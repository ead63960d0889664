package org.openpractice.platform.records;

import java.time.LocalDate;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/** A version that holds from a day until the next one does. Of two from the same day the later written holds. */
public interface EffectiveDated {

    UUID id();

    LocalDate effectiveFrom();

    Comparator<EffectiveDated> IN_ORDER = Comparator.comparing(EffectiveDated::effectiveFrom)
            .thenComparing(version -> version.id().toString());

    /** The version that holds on a day. */
    static <V extends EffectiveDated> Optional<V> on(LocalDate day, Collection<V> versions) {
        return versions.stream()
                .filter(version -> !version.effectiveFrom().isAfter(day))
                .max(IN_ORDER);
    }
}
