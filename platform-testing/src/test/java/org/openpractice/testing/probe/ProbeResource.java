package org.openpractice.testing.probe;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
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
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.job.Jobs;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;
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
    private final Actor actor;

    ProbeResource(
            Probes probes,
            Outbox outbox,
            Audit audit,
            ColumnCipher cipher,
            Jobs jobs,
            Uploads uploads,
            ApproveProbe approveProbe,
            Actor actor) {
        this.probes = probes;
        this.outbox = outbox;
        this.audit = audit;
        this.cipher = cipher;
        this.jobs = jobs;
        this.uploads = uploads;
        this.approveProbe = approveProbe;
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

    public record Rename(@NotBlank String name) {}

    public record View(
            UUID id,
            String name,
            Money price,
            String secret,
            @Nullable String approvedBy) {}

    @POST
    @RolesAllowed(Roles.HR)
    @Idempotent
    @Transactional
    public RestResponse<View> make(Request request) {
        UUID id = Ids.next();
        var probe = new Probe(
                id,
                request.name(),
                request.price(),
                cipher.seal("probe", "sealed_secret", id, request.secret()),
                actor.name());
        probes.persist(probe);
        outbox.append(new ProbeEvent.ProbeMade(id, request.name()));
        return RestResponse.ResponseBuilder.create(RestResponse.Status.CREATED, view(probe))
                .location(URI.create("/probes/" + id))
                .tag(Versions.etag(probe.version))
                .build();
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.HR, Roles.GROUP_ADMIN})
    @Transactional
    public RestResponse<View> get(UUID id) {
        Probe probe = probes.get(id);
        audit.record(Verb.READ, "probe", id);
        return RestResponse.ResponseBuilder.ok(view(probe))
                .tag(Versions.etag(probe.version))
                .build();
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

    @GET
    @RolesAllowed(Roles.HR)
    @Transactional
    public Page<View> list(@BeanParam @Valid PageRequest page) {
        return Page.of(page, probes.page(page), probe -> probe.id, this::view);
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
    @Transactional
    public View rename(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch, Rename request) {
        Probe probe = probes.get(id);
        Versions.requireMatch(ifMatch, probe.version);
        outbox.append(probe.rename(request.name()));
        return view(probe);
    }

    @POST
    @Path("/{id}/approval")
    @SecondPersonStep
    @RolesAllowed({Roles.HR, Roles.GROUP_ADMIN})
    @Transactional
    public View approve(UUID id, @HeaderParam("If-Match") @Nullable String ifMatch) {
        return view(approveProbe.approve(id, ifMatch));
    }

    @PUT
    @Path("/{id}/silent-name")
    @RolesAllowed(Roles.HR)
    @Transactional
    public View renameSilently(UUID id, Rename request) {
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
                probe.approvedBy);
    }
}
