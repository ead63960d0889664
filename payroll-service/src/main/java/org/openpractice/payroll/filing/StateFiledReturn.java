package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.records.Stamp;

/**
 * States on which day Form 941 of a quarter was filed; a change needs the current {@code ETag}. Refuses
 * {@link FilingProblem#RETURN_NOT_FILED_THEN}.
 */
@ApplicationScoped
class StateFiledReturn {

    /** @param filedOn after the quarter's last day, today at the latest */
    @Schema(name = "StateFiledReturn")
    public record Request(@NotNull LocalDate filedOn) {}

    private final FiledReturns returns;
    private final TakenOverReturns takenOver;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    StateFiledReturn(FiledReturns returns, TakenOverReturns takenOver, Audit audit, Actor actor, Clock clock) {
        this.returns = returns;
        this.takenOver = takenOver;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public FiledReturn state(Quarter quarter, IfMatch ifMatch, Request request) {
        var today = LocalDate.now(clock);
        if (!request.filedOn().isAfter(quarter.endsOn()) || request.filedOn().isAfter(today)) {
            throw FilingProblem.RETURN_NOT_FILED_THEN.because(
                    "The return of %s is filed from %s on; expected a day until %s"
                            .formatted(quarter, quarter.endsOn().plusDays(1), today));
        }
        takenOver.filed(quarter).ifPresent(former -> {
            throw FilingProblem.RETURN_NOT_FILED_THEN.because(
                    "%s filed the return of %s on %s; that is stated with the take-over"
                            .formatted(former.provider(), quarter, former.filedOn()));
        });
        var known = returns.of(quarter);
        var filed = known.orElseGet(() -> new FiledReturn(quarter, request.filedOn(), Stamp.of(actor, clock)));
        if (known.isPresent()) {
            ifMatch.require(filed.version());
            filed.state(request.filedOn(), Stamp.of(actor, clock));
        }
        returns.persist(filed);
        audit.record(Verb.RECORDED, "form-941-filing", filed.id());
        return filed;
    }
}
