package org.openpractice.platform.calendar;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.tenancy.CurrentGroup;

/** The secret addresses under which people's calendar programs read their dates: to make, list and revoke. */
@Path("/calendar-feeds")
@RunOnVirtualThread
@RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.HR, Roles.PAYROLL, Roles.ACCOUNTANT, Roles.COMPLIANCE})
class CalendarFeedResource {

    /**
     * A new address.
     *
     * @param url what the calendar program is given; shown this once, for only its hash is kept
     */
    @Schema(name = "NewCalendarFeed")
    public record Made(UUID id, String url) {}

    private final CalendarFeeds feeds;
    private final List<CalendarSource> sources;
    private final CurrentGroup group;
    private final Actor actor;
    private final Audit audit;
    private final String publicUrl;

    CalendarFeedResource(
            CalendarFeeds feeds,
            @All List<CalendarSource> sources,
            CurrentGroup group,
            Actor actor,
            Audit audit,
            @ConfigProperty(name = "openpractice.public-url") String publicUrl,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.feeds = feeds;
        this.sources = sources;
        this.group = group;
        this.actor = actor;
        this.audit = audit;
        this.publicUrl = publicUrl + "/api/" + application.replace("-service", "");
    }

    /**
     * Makes the caller's address, which takes the place of the one they had. It goes on to show what their roles of today
     * let them see, until it is revoked. Refuses {@code forbidden} when that is nothing.
     */
    @POST
    @ResponseStatus(201)
    @Transactional
    public Made make() {
        var roles = sources.stream()
                .flatMap(source -> source.roles().stream())
                .filter(actor::has)
                .collect(Collectors.toSet());
        if (roles.isEmpty()) {
            throw PlatformProblem.FORBIDDEN.because("this service has no dates for your roles");
        }
        var token = FeedToken.next(group.id());
        var id = feeds.make(actor.name(), roles, token);
        audit.record(Verb.ADDED, "calendar-feed", id);
        return new Made(id, publicUrl + FeedResource.PATH + token.text() + FeedResource.SUFFIX);
    }

    /** Addresses in use: the caller's own, to a group's administrator everybody's. */
    @GET
    @Transactional
    public List<CalendarFeeds.View> list() {
        return feeds.inUse(whoseOrAll());
    }

    /** Revokes an address, at once and for good; refuses {@code not-found} for one that is not in use or somebody else's. */
    @DELETE
    @Path("{id}")
    @Transactional
    public void revoke(UUID id) {
        if (!feeds.revoke(id, whoseOrAll())) {
            throw PlatformProblem.notFound();
        }
        audit.record(Verb.REMOVED, "calendar-feed", id);
    }

    private @Nullable String whoseOrAll() {
        return actor.has(Roles.GROUP_ADMIN) ? null : actor.name();
    }
}
