package org.openpractice.platform.approval;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.PlatformProblem;

/** Keeps the two steps of one matter in two hands, and every attempt to take both on record. */
@ApplicationScoped
public class SecondPerson {

    private final Actor actor;
    private final Audit audit;

    SecondPerson(Actor actor, Audit audit) {
        this.actor = actor;
        this.audit = audit;
    }

    /**
     * Refuses {@link PlatformProblem#SECOND_PERSON_REQUIRED} when the actor took the first step. The attempt is kept in
     * the audit log although the refused step is rolled back.
     *
     * @param firstPerson who took the first step; null when nobody did
     * @param step what is attempted, for example {@code approve}
     */
    public void require(@Nullable String firstPerson, String step, String subjectType, UUID subjectId) {
        if (actor.name().equals(firstPerson)) {
            refuse("You took the step before this one", step, subjectType, subjectId);
        }
    }

    /**
     * Refuses {@link PlatformProblem#SECOND_PERSON_REQUIRED} when the matter concerns the actor's own record. The attempt is
     * kept in the audit log as above.
     *
     * @param own whether it does
     * @param step what is attempted, for example {@code verify}
     */
    public void requireForOwn(boolean own, String step, String subjectType, UUID subjectId) {
        if (own) {
            refuse("It concerns your own record", step, subjectType, subjectId);
        }
    }

    private void refuse(String why, String step, String subjectType, UUID subjectId) {
        QuarkusTransaction.requiringNew().run(() -> audit.record(Verb.ATTEMPTED_ALONE, subjectType, subjectId));
        throw PlatformProblem.SECOND_PERSON_REQUIRED.because(why + ", so somebody else must " + step);
    }
}
