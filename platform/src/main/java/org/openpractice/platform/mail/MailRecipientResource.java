package org.openpractice.platform.mail;

import io.quarkus.arc.All;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.http.EachOnce;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.problem.PlatformProblem;

/** Who is told by mail of what happens. */
@Path("/mail-recipients")
@RunOnVirtualThread
class MailRecipientResource {

    /**
     * Who is told of one occasion.
     *
     * @param occasion for example {@code pay-run-calculated}
     */
    @Schema(name = "MailRecipients")
    public record View(String occasion, List<String> addresses) {}

    /** Takes the place of who was named before. */
    @Schema(name = "NameMailRecipients")
    public record Request(@NotNull @Size(max = 50) @EachOnce List<@NotNull MailAddress> addresses) {}

    private final MailRecipients recipients;
    private final List<? extends MailOccasion> occasions;
    private final Audit audit;

    MailRecipientResource(MailRecipients recipients, @All List<MailOccasions> occasions, Audit audit) {
        this.recipients = recipients;
        this.occasions = occasions.stream().flatMap(some -> some.all().stream()).toList();
        this.audit = audit;
    }

    /** Every occasion on which this service writes, with the addresses that are named for it. */
    @GET
    @RolesAllowed(Roles.RUN_PRACTICE)
    @Transactional
    public List<View> list() {
        return occasions.stream()
                .map(occasion -> new View(occasion.slug(), recipients.of(occasion)))
                .toList();
    }

    /** Names who is told from now on; refuses {@code not-found} for an occasion that this service does not know. */
    @PUT
    @Path("{occasion}")
    @RolesAllowed(Roles.GROUP_ADMIN)
    @Transactional
    public View name(@PathParam("occasion") String slug, Request request) {
        var occasion = occasions.stream()
                .filter(known -> known.slug().equals(slug))
                .findFirst()
                .orElseThrow(PlatformProblem::notFound);
        recipients.name(
                occasion, request.addresses().stream().map(MailAddress::value).toList());
        audit.record(Verb.CHANGED, "mail-recipients", null);
        return new View(occasion.slug(), recipients.of(occasion));
    }
}
