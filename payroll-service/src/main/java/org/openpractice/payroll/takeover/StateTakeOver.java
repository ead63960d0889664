package org.openpractice.payroll.takeover;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.openpractice.payroll.filing.TakenOverReturns;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.FieldError;
import org.openpractice.platform.records.Stamp;

/**
 * States the totals of the last register and of the returns that a former provider filed, or states them anew: what was taken
 * over before no longer counts then, until a file is proved against the new statement.
 *
 * <p>Refuses {@link TakeOverProblem#YEAR_TAKEN_OVER}, {@link TakeOverProblem#PAY_RUNS_OF_THE_YEAR} and
 * {@link TakeOverProblem#TAKE_OVER_NOT_CONSISTENT}.
 */
@ApplicationScoped
class StateTakeOver {

    private final TakeOvers takeOvers;
    private final TakenOverPay pay;
    private final TakenOverReturns returns;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    StateTakeOver(
            TakeOvers takeOvers, TakenOverPay pay, TakenOverReturns returns, Audit audit, Actor actor, Clock clock) {
        this.takeOvers = takeOvers;
        this.pay = pay;
        this.returns = returns;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public TakeOver state(TakeOverStatement statement) {
        takeOvers.requireNoPayRuns(statement.year());
        takeOvers.of(statement.year()).ifPresent(known -> {
            throw TakeOverProblem.YEAR_TAKEN_OVER.because(
                    "%d is taken over from %s; change that one with PUT /take-overs/%s"
                            .formatted(known.year(), known.provider(), known.id()));
        });
        requireConsistent(statement);
        var takeOver = new TakeOver(statement, takeOvers.write(statement), Stamp.of(actor, clock));
        takeOvers.persist(takeOver);
        audit.record(Verb.RECORDED, "take-over", takeOver.id());
        return takeOver;
    }

    @Transactional
    public TakeOver change(UUID id, IfMatch ifMatch, TakeOverStatement statement) {
        var takeOver = takeOvers.lock(id);
        ifMatch.require(takeOver.version());
        takeOvers.requireNoPayRuns(takeOver.year());
        requireConsistent(statement);
        if (statement.year() != takeOver.year()) {
            throw TakeOverProblem.TAKE_OVER_NOT_CONSISTENT.because(
                    "The take-over is of %d and stays so; state another one for %d"
                            .formatted(takeOver.year(), statement.year()),
                    Map.of("errors", List.of(new FieldError("year", "expected " + takeOver.year()))));
        }
        takeNothing(takeOver);
        takeOver.state(statement, takeOvers.write(statement), Stamp.of(actor, clock));
        audit.record(Verb.CHANGED, "take-over", takeOver.id());
        return takeOver;
    }

    /** Nothing was paid by a former provider after all, or it is not to be taken over. */
    @Transactional
    public void remove(UUID id, IfMatch ifMatch) {
        var takeOver = takeOvers.lock(id);
        ifMatch.require(takeOver.version());
        takeOvers.requireNoPayRuns(takeOver.year());
        takeNothing(takeOver);
        takeOvers.delete(takeOver);
        audit.record(Verb.REMOVED, "take-over", id);
    }

    private void takeNothing(TakeOver takeOver) {
        pay.replace(takeOver, List.of());
        returns.drop(takeOver.year());
    }

    private void requireConsistent(TakeOverStatement statement) {
        var errors = statement.contradictions(LocalDate.now(clock));
        if (!errors.isEmpty()) {
            throw TakeOverProblem.TAKE_OVER_NOT_CONSISTENT.because(
                    errors.getFirst().field() + " " + errors.getFirst().problem(), Map.of("errors", errors));
        }
    }
}
