package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.contracts.Money;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.records.Stamp;

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
    public DepositLookBack state(int year, IfMatch ifMatch, Request request) {
        var known = lookBacks.of(year);
        var lookBack = known.orElseGet(() -> new DepositLookBack(year, request.liability(), Stamp.of(actor, clock)));
        if (known.isPresent()) {
            ifMatch.require(lookBack.version());
            lookBack.state(request.liability(), Stamp.of(actor, clock));
        }
        lookBacks.persist(lookBack);
        audit.record(Verb.RECORDED, "deposit-look-back", lookBack.id());
        return lookBack;
    }
}
