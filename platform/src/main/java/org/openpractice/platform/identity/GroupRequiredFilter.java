package org.openpractice.platform.identity;

import io.quarkus.security.identity.SecurityIdentity;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.openpractice.platform.problem.PlatformProblem;

/** Refuses a token that names no practice group before anything is looked up with it. */
public class GroupRequiredFilter {

    private final SecurityIdentity identity;
    private final Actor actor;

    GroupRequiredFilter(SecurityIdentity identity, Actor actor) {
        this.identity = identity;
        this.actor = actor;
    }

    @ServerRequestFilter
    public void requireGroup(ContainerRequestContext request) {
        if (!identity.isAnonymous() && actor.group().isEmpty()) {
            throw PlatformProblem.NO_PRACTICE_GROUP.because(
                    "the token has no claim " + Actor.GROUP_CLAIM + " with the id of a practice group");
        }
    }
}
