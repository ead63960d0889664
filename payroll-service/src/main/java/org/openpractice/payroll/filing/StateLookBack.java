package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Actor;

/**
 * States the Form 941 liability of a year's look-back period, 1 July two years before to 30 June of the year before; zero
 * for a new employer. A change needs the current {@code ETag}.
 */
@ApplicationScoped
class StateLookBack {

    /** @param liability total of line 12 of the four returns of the look-back period, not below zero */
    @Schema(name = "StateLookBack")
    public record Request(@NotNull Money liability) {

        @SuppressWarnings("ConstantValue") // an absent amount is null until it is validated
        public Request {
            if (liability != null && liability.isNegative()) {
                throw new IllegalArgumentException("expected no negative liability");
            }
        }
    }

    private final DepositLookBacks lookBacks;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    StateLookBack(DepositLookBacks lookBacks, Audit audit, Actor actor, Clock clock) {
        this.lookBacks = lookBacks;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public DepositLookBack state(int year, @Nullable String ifMatch, Request request) {
        var known = lookBacks.of(year);
        var lookBack =
                known.orElseGet(() -> new DepositLookBack(year, request.liability(), actor.name(), clock.instant()));
        if (known.isPresent()) {
            Versions.requireMatch(ifMatch, lookBack.version());
            lookBack.state(request.liability(), actor.name(), clock.instant());
        }
        lookBacks.persistAndFlush(lookBack);
        audit.record("stated", "deposit-look-back", lookBack.id());
        return lookBack;
    }
}
