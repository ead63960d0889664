package org.openpractice.platform.mail;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.problem.PlatformProblem;

/** Quiet hours and the daily digest: each person's own, and the group's for everybody who said nothing. */
@Path("/mail-preferences")
@RunOnVirtualThread
class MailPreferenceResource {

    private final MailPreferences preferences;
    private final Actor actor;
    private final Audit audit;

    MailPreferenceResource(MailPreferences preferences, Actor actor, Audit audit) {
        this.preferences = preferences;
        this.actor = actor;
        this.audit = audit;
    }

    /** What applies to the caller's own address; refuses {@code not-found} when the token carries no e-mail address. */
    @GET
    @Path("own")
    @RolesAllowed(Roles.WORK_IN_OFFICE)
    @Transactional
    public MailPreference own() {
        return preferences.applyingTo(ownAddress());
    }

    /** Says when the caller wants mail; what waits already keeps its hour. */
    @PUT
    @Path("own")
    @RolesAllowed(Roles.WORK_IN_OFFICE)
    @Transactional
    public MailPreference changeOwn(MailPreference request) {
        preferences.say(ownAddress(), request);
        audit.record(Verb.CHANGED, "mail-preference", null);
        return request;
    }

    /** What applies to everybody who said nothing. */
    @GET
    @Path("default")
    @RolesAllowed(Roles.RUN_PRACTICE)
    @Transactional
    public MailPreference ofGroup() {
        return preferences.applyingTo(MailPreferences.DEFAULT);
    }

    /** Says when everybody who said nothing gets mail. */
    @PUT
    @Path("default")
    @RolesAllowed(Roles.GROUP_ADMIN)
    @Transactional
    public MailPreference changeOfGroup(MailPreference request) {
        preferences.say(MailPreferences.DEFAULT, request);
        audit.record(Verb.CHANGED, "group-mail-preference", null);
        return request;
    }

    private String ownAddress() {
        try {
            return actor.email()
                    .filter(address -> actor.emailVerified())
                    .map(MailAddress::new)
                    .orElseThrow(PlatformProblem::notFound)
                    .value();
        } catch (IllegalArgumentException notPlain) {
            throw PlatformProblem.notFound();
        }
    }
}
