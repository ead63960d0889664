package org.openpractice.billing.claimfile;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.ControlNumbers;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.claim.Claims;
import org.openpractice.billing.claimfile.ClaimFile.LeftOut;
import org.openpractice.billing.patient.Patient;
import org.openpractice.billing.payer.Payer;
import org.openpractice.billing.payer.PayerProblem;
import org.openpractice.billing.payer.Payers;
import org.openpractice.billing.provider.BillingProvider;
import org.openpractice.billing.provider.BillingProviders;
import org.openpractice.billing.provider.BusinessDay;
import org.openpractice.billing.provider.RenderingProvider;
import org.openpractice.billing.provider.ServiceLocation;
import org.openpractice.contracts.Money;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.upload.Uploads;

/**
 * Sends out every claim that is ready, the oldest first, in one 837P interchange. Held claims stay. A claim that cannot be
 * written stays too, held with what of it cannot, and is tried again with the next file: it keeps no other one back.
 *
 * <p>Refuses: {@link ClaimFileProblem#BILLING_PROVIDER_MISSING}, {@link PayerProblem#PAYER_UNKNOWN},
 * {@link ClaimFileProblem#NO_CLAIM_READY}, {@link ClaimFileProblem#CLAIM_NOT_WRITABLE} when none of them can be written.
 */
@ApplicationScoped
class SubmitClaims {

    /** @param payerId only claims to that payer; to all when not given */
    @Schema(name = "ClaimFileRequest")
    public record Request(@Nullable UUID payerId) {}

    /** The file is put together in memory, about a kilobyte for a claim; more claims make more files. */
    static final int MOST_CLAIMS = 5_000;

    /** So many of the claims that cannot be written are named when none can. */
    private static final int SHOWN = 100;

    static final String MEDIA_TYPE = "application/edi-x12";

    private final Claims claims;
    private final ClaimFiles files;
    private final BillingProviders billingProviders;
    private final Payers payers;
    private final ControlNumbers numbers;
    private final ColumnCipher cipher;
    private final Uploads uploads;
    private final Outbox outbox;
    private final Audit audit;
    private final BusinessDay businessDay;
    private final Clock clock;
    private final EntityManager entities;

    SubmitClaims(
            Claims claims,
            ClaimFiles files,
            BillingProviders billingProviders,
            Payers payers,
            ControlNumbers numbers,
            ColumnCipher cipher,
            Uploads uploads,
            Outbox outbox,
            Audit audit,
            BusinessDay businessDay,
            Clock clock,
            EntityManager entities) {
        this.claims = claims;
        this.files = files;
        this.billingProviders = billingProviders;
        this.payers = payers;
        this.numbers = numbers;
        this.cipher = cipher;
        this.uploads = uploads;
        this.outbox = outbox;
        this.audit = audit;
        this.businessDay = businessDay;
        this.clock = clock;
        this.entities = entities;
    }

    @Transactional
    public ClaimFile submit(Request request) {
        var billing = billingProviders
                .ofGroup()
                .orElseThrow(() ->
                        ClaimFileProblem.BILLING_PROVIDER_MISSING.because("PUT /billing-provider says who bills"));
        var payerId = request.payerId();
        if (payerId != null && payers.findByIdOptional(payerId).isEmpty()) {
            throw PayerProblem.PAYER_UNKNOWN.because("payerId names no payer of the practice group");
        }
        var ready = claims.lockReady(payerId, MOST_CLAIMS);
        if (ready.isEmpty()) {
            throw ClaimFileProblem.NO_CLAIM_READY.because("every claim has gone out or is held");
        }
        int control = Math.toIntExact(numbers.next(ControlNumbers.Kind.INTERCHANGE));
        var header = header(billing, control);
        var parties = new Parties(ready);
        var writable = new ArrayList<OutboundClaim>(ready.size());
        var sent = new ArrayList<Claim>(ready.size());
        var leftOut = new ArrayList<LeftOut>();
        for (var claim : ready) {
            try {
                var outbound = parties.outbound(claim);
                ProfessionalClaimWriter.check(header, outbound);
                writable.add(outbound);
                sent.add(claim);
            } catch (ClaimRefused e) {
                claim.leaveOut(e.reason()).ifPresent(outbox::append);
                leftOut.add(new LeftOut(claim.id(), claim.controlNumber(), e.reason()));
            }
        }
        if (sent.isEmpty()) {
            throw nothingWritable(leftOut);
        }
        var bytes = write(header, writable);
        var id = Ids.next();
        var stored = uploads.store(new ByteArrayInputStream(bytes), fileName(control), MEDIA_TYPE);
        var file = new ClaimFile(
                id,
                control,
                payerId,
                sent.size(),
                Money.sum(sent.stream().map(Claim::charge).toList()),
                leftOut,
                stored,
                clock.instant().truncatedTo(ChronoUnit.SECONDS));
        files.persist(file);
        for (var claim : sent) {
            outbox.append(claim.submit(id));
        }
        audit.record(Verb.SUBMITTED, "claim-file", id);
        return file;
    }

    static String fileName(int control) {
        return "claims-" + control + ".837p.edi";
    }

    private ClaimFileHeader header(BillingProvider billing, int control) {
        return new ClaimFileHeader(
                control,
                businessDay.nowOfGroup(),
                billing.isProduction(),
                billing.submitterId(),
                billing.contactName(),
                billing.contactPhone(),
                billing.receiverName(),
                billing.receiverId(),
                billing.name(),
                billing.npi().digits(),
                billing.taxonomy(),
                billing.taxId(cipher).digits(),
                billing.address());
    }

    private static byte[] write(ClaimFileHeader header, List<OutboundClaim> claims) {
        var out = new StringBuilder(claims.size() * 1024);
        try {
            ProfessionalClaimWriter.write(header, claims, out);
        } catch (IllegalArgumentException e) {
            // Every claim was checked: it is who bills that cannot be written.
            throw ClaimFileProblem.CLAIM_NOT_WRITABLE.because("the billing provider: " + e.getMessage());
        }
        return out.toString().getBytes(StandardCharsets.US_ASCII);
    }

    private static ProblemException nothingWritable(List<LeftOut> leftOut) {
        var first = leftOut.getFirst();
        return ClaimFileProblem.CLAIM_NOT_WRITABLE.because(
                "Claim " + first.controlNumber() + ": " + first.reason(),
                Map.of(
                        "claim",
                        first.controlNumber(),
                        "leftOut",
                        leftOut.stream().limit(SHOWN).toList()));
    }

    /** Everybody the claims name, each read once. */
    private final class Parties {
        private final Map<UUID, Patient> patientsById;
        private final Map<UUID, Payer> payersById;
        private final Map<UUID, RenderingProvider> providersById;
        private final Map<UUID, ServiceLocation> locationsById;

        private Parties(List<Claim> claims) {
            patientsById = load(Patient.class, claims, Claim::patientId);
            payersById = load(Payer.class, claims, Claim::payerId);
            providersById = load(RenderingProvider.class, claims, Claim::renderingEmployeeId);
            locationsById = load(ServiceLocation.class, claims, Claim::locationId);
        }

        private <T> Map<UUID, T> load(Class<T> type, List<Claim> from, Function<Claim, UUID> id) {
            var ids = from.stream().map(id).distinct().toList();
            var loaded = new HashMap<UUID, T>();
            for (int at = 0; at < ids.size(); at += 500) {
                var some = ids.subList(at, Math.min(ids.size(), at + 500));
                var rows = entities.createQuery("from " + type.getSimpleName() + " where id in :ids", type)
                        .setParameter("ids", some)
                        .getResultList();
                loaded.putAll(rows.stream()
                        .collect(Collectors.toMap(
                                row -> (UUID) entities.getEntityManagerFactory()
                                        .getPersistenceUnitUtil()
                                        .getIdentifier(row),
                                Function.identity())));
            }
            return loaded;
        }

        private OutboundClaim outbound(Claim claim) {
            var patient = known(patientsById, claim.patientId());
            var payer = known(payersById, claim.payerId());
            var provider = known(providersById, claim.renderingEmployeeId());
            var location = known(locationsById, claim.locationId());
            var npi = provider.npi();
            if (npi == null) {
                throw new ClaimRefused(claim.controlNumber(), "its rendering provider has no NPI any more");
            }
            var lines = claim.lines();
            return new OutboundClaim(
                    claim.controlNumber(),
                    claim.charge(),
                    claim.placeOfService(),
                    claim.admittedOn(),
                    location.cliaNumber(),
                    new OutboundClaim.Payer(payer.name(), payer.payerId(), payer.filingIndicator()),
                    new OutboundClaim.Person(
                            patient.name().lastName(),
                            patient.name().firstName(),
                            patient.name().middleName(),
                            patient.birthDate(),
                            patient.sex().name(),
                            patient.address()),
                    patient.memberId(cipher),
                    patient.subscriber()
                            .map(name -> new OutboundClaim.Subscriber(
                                    name.lastName(),
                                    name.firstName(),
                                    name.middleName(),
                                    patient.relationship().code()))
                            .orElse(null),
                    claim.diagnoses(),
                    new OutboundClaim.Provider(provider.lastName(), provider.firstName(), provider.middleName(), npi),
                    new OutboundClaim.Facility(
                            location.name(), location.street(), location.city(), location.state(), location.zip()),
                    IntStream.range(0, lines.size())
                            .mapToObj(at -> new OutboundClaim.Line(
                                    Integer.toString(at + 1),
                                    lines.get(at).procedure(),
                                    lines.get(at).modifiers(),
                                    lines.get(at).description(),
                                    lines.get(at).charge(),
                                    lines.get(at).units(),
                                    lines.get(at).diagnosisPointers(),
                                    claim.serviceDate()))
                            .toList());
        }

        private static <T> T known(Map<UUID, T> byId, UUID id) {
            var found = byId.get(id);
            if (found == null) {
                throw new IllegalStateException("A claim names " + id + ", which is gone");
            }
            return found;
        }
    }
}
