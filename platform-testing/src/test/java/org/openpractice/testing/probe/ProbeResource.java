package org.openpractice.testing.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.job.Jobs;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.text.HasLines;
import org.openpractice.platform.upload.StoredFile;
import org.openpractice.platform.upload.Uploads;

/** The probe over HTTP. */
@Path("/probes")
@RunOnVirtualThread
public class ProbeResource {

    private final Probes probes;
    private final Outbox outbox;
    private final Audit audit;
    private final ColumnCipher cipher;
    private final Jobs jobs;
    private final Uploads uploads;
    private final ApproveProbe approveProbe;
    private final RenameProbe renameProbe;
    private final Actor actor;

    ProbeResource(
            Probes probes,
            Outbox outbox,
            Audit audit,
            ColumnCipher cipher,
            Jobs jobs,
            Uploads uploads,
            ApproveProbe approveProbe,
            RenameProbe renameProbe,
            Actor actor) {
        this.probes = probes;
        this.outbox = outbox;
        this.audit = audit;
        this.cipher = cipher;
        this.jobs = jobs;
        this.uploads = uploads;
        this.approveProbe = approveProbe;
        this.renameProbe = renameProbe;
        this.actor = actor;
    }

    public enum Color {
        RED,
        GREEN
    }

    public record Part(
            @NotNull Code code, @NotNull @Positive Integer units) {}

    public record Request(
            @NotBlank String name,
            @NotNull Money price,
            @NotNull Color color,
            @NotNull LocalDate on,
            @NotNull String secret,
            @NotNull List<@Valid Part> parts) {}

    public record View(
            UUID id,
            String name,
            Money price,
            String secret,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt,
            long version)
            implements Identified, Versioned {}

    @POST
    @RolesAllowed(Roles.HR)
    @Idempotent
    @ResponseStatus(201)
    @Transactional
    public View make(Request request) {
        UUID id = Ids.next();
        var probe = new Probe(
                id,
                request.name(),
                request.price(),
                cipher.seal("probe", "sealed_secret", id, request.secret()),
                actor.name());
        probes.persist(probe);
        outbox.append(new ProbeEvent.ProbeMade(id, request.name()));
        return view(probe);
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.HR, Roles.GROUP_ADMIN})
    @Transactional
    public View get(UUID id) {
        Probe probe = probes.get(id);
        audit.record(Verb.READ, "probe", id);
        return view(probe);
    }

    /** What one asks by. */
    public record Asked(
            @Nullable LocalDate on,
            @Nullable Color color,
            @Nullable UUID about) {}

    @GET
    @Path("/asked")
    @RolesAllowed(Roles.HR)
    public Asked asked(
            @QueryParam("on") @Nullable LocalDate on,
            @QueryParam("color") @Nullable Color color,
            @QueryParam("about") @Nullable UUID about) {
        return new Asked(on, color, about);
    }

    /** Texts of every kind. */
    public record Note(
            @NotBlank String title,
            @HasLines @Nullable String text,
            @Nullable List<@NotNull @Size(max = 10) String> tags,
            @Nullable Map<String, String> labels,
            @Nullable JsonNode anything) {}

    @POST
    @Path("/notes/{shelf}")
    @RolesAllowed(Roles.HR)
    public Note note(
            String shelf,
            @QueryParam("tag") @Nullable List<String> tags,
            @QueryParam("place") @Nullable String place,
            @HeaderParam("X-Place") @Nullable String header,
            Note note) {
        return note;
    }

    @GET
    @SortedBy("name")
    @RolesAllowed(Roles.HR)
    public Page<View> list(@BeanParam @Valid ListRequest asked) {
        return probes.list(asked).page(this::view);
    }

    @GET
    @Path("/outside-a-transaction")
    @RolesAllowed(Roles.HR)
    public long countOutsideATransaction() {
        return probes.count();
    }

    @PUT
    @Path("/{id}/name")
    @RolesAllowed(Roles.HR)
    public View rename(UUID id, @BeanParam IfMatch ifMatch, RenameProbe.Rename request) {
        return view(renameProbe.rename(id, ifMatch, request));
    }

    @POST
    @Path("/{id}/names")
    @Idempotent
    @RolesAllowed(Roles.HR)
    public View renameOnce(UUID id, RenameProbe.Rename request) {
        return view(renameProbe.rename(id, IfMatch.ANY, request));
    }

    @POST
    @Path("/{id}/approval")
    @SecondPersonStep
    @RolesAllowed({Roles.HR, Roles.GROUP_ADMIN})
    public View approve(UUID id, @BeanParam IfMatch ifMatch) {
        return view(approveProbe.approve(id, ifMatch));
    }

    @PUT
    @Path("/{id}/silent-name")
    @RolesAllowed(Roles.HR)
    @Transactional
    public View renameSilently(UUID id, RenameProbe.Rename request) {
        Probe probe = probes.get(id);
        probe.rename(request.name());
        return view(probe);
    }

    @POST
    @Path("/counts")
    @RolesAllowed(Roles.HR)
    public RestResponse<Void> count(Map<String, Integer> parameters) {
        UUID job = jobs.start("count", parameters);
        return RestResponse.ResponseBuilder.<Void>create(RestResponse.Status.ACCEPTED)
                .location(URI.create("/jobs/" + job))
                .build();
    }

    @POST
    @Path("/files")
    @Consumes("text/csv")
    @RolesAllowed(Roles.HR)
    public StoredFile upload(InputStream body) {
        return uploads.store(body, "probe.csv", "text/csv");
    }

    @GET
    @Path("/files/{id}")
    @RolesAllowed(Roles.HR)
    public InputStream download(UUID id) {
        return uploads.open(id);
    }

    private View view(Probe probe) {
        return new View(
                probe.id,
                probe.name,
                probe.price,
                cipher.open("probe", "sealed_secret", probe.id, probe.sealedSecret),
                probe.approved == null ? null : probe.approved.by(),
                probe.approved == null ? null : probe.approved.at(),
                probe.version);
    }
}
