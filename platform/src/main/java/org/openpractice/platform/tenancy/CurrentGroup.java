package org.openpractice.platform.tenancy;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.identity.Acting;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.PlatformProblem;

/** The practice group the current work belongs to. */
@ApplicationScoped
public class CurrentGroup {

    private final Actor actor;

    CurrentGroup(Actor actor) {
        this.actor = actor;
    }

    /** @throws org.openpractice.platform.problem.ProblemException when nobody said which group acts */
    public UUID id() {
        return actor.group()
                .orElseThrow(() -> PlatformProblem.NO_PRACTICE_GROUP.because("no practice group is known here"));
    }

    /** Does work of another moment, for example of a job, as that group. */
    public <T extends @Nullable Object> T runAs(UUID group, Supplier<T> work) {
        return actor.as(new Acting(group, "system", "system"), work);
    }
}
