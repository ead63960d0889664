package org.openpractice.billing.remittance;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.remittance.RemittanceFile.FileTotals;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.billing.remittance.RemittancePart.Closed;
import org.openpractice.billing.remittance.RemittancePart.Opened;
import org.openpractice.billing.remittance.RemittancePart.ProviderAdjustment;
import org.openpractice.billing.x12.Position;
import org.openpractice.billing.x12.X12Refusal;
import org.openpractice.contracts.Money;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.upload.StoredFile;
import org.openpractice.platform.upload.Uploads;

/**
 * Posts a remittance file, all of it or nothing.
 *
 * <p>The file is stored as it came and then read twice: first to the end, to know that it is sound and balances, then again to
 * post it in one transaction. Neither pass holds more than one claim and one batch of rows. A transaction that was posted
 * before (same payer, trace number, amount and date, in whichever file) is left alone; payments of nothing are the same only
 * when they say the same.
 *
 * <p>Refuses: {@link RemittanceProblem#REMITTANCE_UNREADABLE}, {@link RemittanceProblem#REMITTANCE_UNBALANCED}. A refused file is
 * kept with the reason.
 */
@ApplicationScoped
class PostRemittanceFile {

    private static final int TIMEOUT_SECONDS = 3600;

    private final Uploads uploads;
    private final RemittanceFiles files;
    private final RemittancePosting posting;
    private final Audit audit;
    private final Clock clock;

    PostRemittanceFile(Uploads uploads, RemittanceFiles files, RemittancePosting posting, Audit audit, Clock clock) {
        this.uploads = uploads;
        this.files = files;
        this.posting = posting;
        this.audit = audit;
        this.clock = clock;
    }

    /** Must not be called within a transaction: the file is kept even when it is refused. */
    public RemittanceFileView post(InputStream content, String name, String mediaType) {
        // A slow sender may take longer than a transaction usually has.
        var stored = QuarkusTransaction.requiringNew()
                .timeout(TIMEOUT_SECONDS)
                .call(() -> uploads.store(content, name, mediaType));
        var known = QuarkusTransaction.requiringNew().call(() -> files.postedWith(stored.sha256Hex()));
        if (known.isPresent()) {
            return known.get().seenAgain();
        }
        var totals = check(stored);
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> {
            // Two requests with the same bytes: the second waits here, then finds what the first has posted.
            files.hold(stored.sha256Hex());
            var raced = files.postedWith(stored.sha256Hex());
            if (raced.isPresent()) {
                return raced.get().seenAgain();
            }
            return post(stored, totals);
        });
    }

    private FileTotals check(StoredFile stored) {
        try (var in = uploads.open(stored.id())) {
            var reader = new RemittanceReader(in);
            int transactions = 0;
            long claims = 0;
            var paid = Money.ZERO;
            var content = new RemittanceContent();
            var contents = new ArrayList<String>();
            for (var part = reader.next(); part != null; part = reader.next()) {
                switch (part) {
                    case Opened _ -> {}
                    case ClaimPayment payment -> content.add(payment);
                    case ProviderAdjustment adjustment -> content.add(adjustment);
                    case Closed closed -> {
                        transactions++;
                        claims += closed.totals().claims();
                        paid = paid.plus(closed.opened().paid());
                        contents.add(content.close());
                    }
                }
            }
            return new FileTotals(transactions, claims, paid, contents);
        } catch (X12Refusal refusal) {
            throw refuse(stored, unreadable(refusal));
        } catch (UnbalancedRemittance refusal) {
            throw refuse(stored, unbalanced(refusal));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private RemittanceFileView post(StoredFile stored, FileTotals totals) throws IOException {
        var id = Ids.next();
        RemittancePosting.Result result;
        try (var in = uploads.open(stored.id())) {
            result = posting.post(id, new RemittanceReader(in), totals.contents());
        }
        var file = RemittanceFile.posted(id, stored, totals, result, receivedNow());
        files.persist(file);
        audit.record(Verb.POSTED, "remittance-file", id);
        return files.view(file);
    }

    private ProblemException refuse(StoredFile stored, Map.Entry<RemittanceProblem, Refusal> refused) {
        UUID file = QuarkusTransaction.requiringNew().call(() -> {
            var id = Ids.next();
            files.persist(RemittanceFile.refused(id, stored, refused.getValue().detail(), receivedNow()));
            audit.record(Verb.REFUSED, "remittance-file", id);
            return id;
        });
        var facts = new TreeMap<String, Object>(refused.getValue().facts());
        facts.put("remittanceFileId", file);
        return refused.getKey().because(refused.getValue().detail(), facts);
    }

    /** To the microsecond, as the column keeps it. */
    private Instant receivedNow() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    private record Refusal(String detail, Map<String, Object> facts) {}

    private static Map.Entry<RemittanceProblem, Refusal> unreadable(X12Refusal refusal) {
        var facts = new TreeMap<String, Object>();
        facts.put("level", refusal.level().name());
        facts.put("position", refusal.position());
        put(facts, "difference", refusal.difference());
        return Map.entry(
                RemittanceProblem.REMITTANCE_UNREADABLE, new Refusal(String.valueOf(refusal.getMessage()), facts));
    }

    private static Map.Entry<RemittanceProblem, Refusal> unbalanced(UnbalancedRemittance refusal) {
        var facts = new TreeMap<String, Object>();
        facts.put("level", refusal.level().name());
        Position position = refusal.position();
        facts.put("position", position);
        facts.put("stated", refusal.stated());
        facts.put("computed", refusal.computed());
        facts.put("difference", refusal.difference());
        put(facts, "patientControlNumber", refusal.patientControlNumber());
        return Map.entry(
                RemittanceProblem.REMITTANCE_UNBALANCED, new Refusal(String.valueOf(refusal.getMessage()), facts));
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
