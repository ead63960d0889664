package org.openpractice.platform.time;

import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/** The one source of the current time. */
@Singleton
class ClockProducer {

    /**
     * @param start where the business clock stands when the service starts; it runs on from there at its normal pace.
     *     The system's time when absent. Tokens are always judged by the system's time.
     */
    @Produces
    @Singleton
    Clock clock(@ConfigProperty(name = "openpractice.clock.start") Optional<Instant> start) {
        Clock system = Clock.systemUTC();
        return start.<Clock>map(instant -> Clock.offset(system, Duration.between(system.instant(), instant)))
                .orElse(system);
    }
}
