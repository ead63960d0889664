package org.openpractice.platform.calendar;

import io.quarkus.arc.All;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.CacheControl;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openpractice.platform.digest.Sha256;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.tenancy.CurrentGroup;

/**
 * What calendar programs read. They cannot log in, so the address itself is the key: this is the one endpoint without a
 * role, and everything that is not an address in use is the same {@code not-found}.
 */
@Path("/ical")
@RunOnVirtualThread
public class FeedResource {

    static final String PATH = "/ical/";
    static final String SUFFIX = ".ics";

    private static final Period BACK = Period.ofDays(60);
    private static final Period AHEAD = Period.ofMonths(13);

    private final CalendarFeeds feeds;
    private final RememberedEntries remembered;
    private final List<CalendarSource> sources;
    private final CurrentGroup group;
    private final Clock clock;
    private final String service;
    private final String publicUrl;

    FeedResource(
            CalendarFeeds feeds,
            RememberedEntries remembered,
            @All List<CalendarSource> sources,
            CurrentGroup group,
            Clock clock,
            @ConfigProperty(name = "openpractice.public-url") String publicUrl,
            @ConfigProperty(name = "quarkus.application.name") String application) {
        this.feeds = feeds;
        this.remembered = remembered;
        this.sources = sources;
        this.group = group;
        this.clock = clock;
        this.service = application.replace("-service", "");
        this.publicUrl = publicUrl + "/api/" + service;
    }

    /** The dates from two months ago to 13 months ahead; answers 304 when nothing changed since the {@code ETag} given. */
    @GET
    @Path("{token}.ics")
    @PermitAll
    @Produces("text/calendar;charset=utf-8")
    public Response read(String token, @Context Request request) {
        var text = FeedToken.parse(token)
                .flatMap(feed -> group.runAs(
                        feed.group(), () -> QuarkusTransaction.requiringNew().call(() -> text(feed))))
                .orElseThrow(PlatformProblem::notFound);
        var tag = new EntityTag(Sha256.hex(text));
        var unchanged = request.evaluatePreconditions(tag);
        var cache = new CacheControl();
        cache.setPrivate(true);
        cache.setNoCache(true);
        return (unchanged == null ? Response.ok(text) : unchanged)
                .tag(tag)
                .cacheControl(cache)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"openpractice-" + service + SUFFIX + "\"")
                .build();
    }

    private Optional<String> text(FeedToken feed) {
        return feeds.rolesOf(feed).map(roles -> {
            var today = LocalDate.now(clock);
            var entries = new ArrayList<RememberedEntries.Shown>();
            for (CalendarSource source : sources) {
                if (!Collections.disjoint(source.roles(), roles)) {
                    entries.addAll(remembered.compare(source, today.minus(BACK), today.plus(AHEAD)));
                }
            }
            return CalendarText.of(service, entries, publicUrl);
        });
    }
}
