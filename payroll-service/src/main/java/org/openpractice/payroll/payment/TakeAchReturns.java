package org.openpractice.payroll.payment;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.ach.AchReader;
import org.openpractice.payroll.ach.AchRecord;
import org.openpractice.payroll.ach.AchRefusal;
import org.openpractice.payroll.deposit.DirectDeposits;
import org.openpractice.payroll.deposit.ProposeDirectDeposit;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.upload.StoredFile;
import org.openpractice.platform.upload.Uploads;

/**
 * Takes a bank's file of returns and notifications of change, all of it or nothing. Each is matched by the trace number of
 * the entry that it answers; the same file, or the same return in another one, changes nothing.
 *
 * <p>A returned deposit is marked, its account is stopped unless the reason says nothing against it, and a paper check is
 * due. A notification of change becomes a proposal that is filled in already: Nacha wants it applied within six banking days,
 * and its fraud rules want every change of accounts verified; so the proposal shows its due date, waits for a second person,
 * and meanwhile the bank goes on taking entries for the old account. Refuses {@link PaymentProblem#ACH_FILE_UNREADABLE}.
 */
@ApplicationScoped
class TakeAchReturns {

    /** @param isNew false when the same bytes came before */
    public record Result(AchReturnFile file, List<AchReturn> returns, boolean isNew) {}

    /**
     * Reasons that say nothing against the account: R01 no money there (for debits), R06 asked back by our bank, R09
     * uncollected funds, R24 duplicate entry.
     */
    private static final Set<String> ACCOUNT_STILL_GOOD = Set.of("R01", "R06", "R09", "R24");

    private static final int TIMEOUT_SECONDS = 3600;

    private final Uploads uploads;
    private final AchReturns returns;
    private final PaymentFiles files;
    private final Payments payments;
    private final DirectDeposits deposits;
    private final ProposeDirectDeposit proposeDirectDeposit;
    private final ColumnCipher cipher;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    TakeAchReturns(
            Uploads uploads,
            AchReturns returns,
            PaymentFiles files,
            Payments payments,
            DirectDeposits deposits,
            ProposeDirectDeposit proposeDirectDeposit,
            ColumnCipher cipher,
            Audit audit,
            Actor actor,
            Clock clock) {
        this.uploads = uploads;
        this.returns = returns;
        this.files = files;
        this.payments = payments;
        this.deposits = deposits;
        this.proposeDirectDeposit = proposeDirectDeposit;
        this.cipher = cipher;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** Must not be called within a transaction: a slow sender may take longer than one has. */
    public Result take(InputStream content, String name, String mediaType) {
        var stored = QuarkusTransaction.requiringNew()
                .timeout(TIMEOUT_SECONDS)
                .call(() -> uploads.store(content, name, mediaType));
        var received = read(stored);
        return QuarkusTransaction.requiringNew().timeout(TIMEOUT_SECONDS).call(() -> apply(stored, received));
    }

    private List<AchReturn.Received> read(StoredFile stored) {
        var found = new ReceivedReturns();
        try (var in = new InputStreamReader(uploads.open(stored.id()), StandardCharsets.ISO_8859_1)) {
            AchReader.read(in, found);
            return found.received;
        } catch (AchRefusal refusal) {
            throw PaymentProblem.ACH_FILE_UNREADABLE.because(
                    String.valueOf(refusal.getMessage()),
                    Map.of("line", refusal.line(), "position", refusal.position()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Result apply(StoredFile stored, List<AchReturn.Received> received) {
        returns.serialize();
        var before = returns.fileWith(stored.sha256Hex());
        if (before.isPresent()) {
            return new Result(before.get(), returns.of(before.get()), false);
        }
        var file = new AchReturnFile(stored, actor.name(), clock.instant());
        returns.add(file);
        var taken = new ArrayList<AchReturn>();
        for (var one : received) {
            var effect = returns.isKnown(one) ? AchReturn.Effect.of(AchReturn.Outcome.SEEN_BEFORE, null) : effect(one);
            var row = new AchReturn(file.id(), one, effect, clock.instant(), cipher);
            returns.persist(row);
            taken.add(row);
        }
        audit.record(Verb.RECEIVED, "ach-return-file", file.id());
        return new Result(file, taken, true);
    }

    private AchReturn.Effect effect(AchReturn.Received received) {
        var found = files.entryWith(received.originalTrace());
        if (found.isEmpty()) {
            return AchReturn.Effect.of(AchReturn.Outcome.UNKNOWN_TRACE, null);
        }
        var entry = found.get();
        if (!files.get(entry.paymentFileId()).isReleased()) {
            return AchReturn.Effect.of(AchReturn.Outcome.MISMATCH, entry.id());
        }
        return received.kind() == AchReturn.Kind.RETURN ? returned(received, entry) : change(received, entry);
    }

    private AchReturn.Effect returned(AchReturn.Received received, PaymentFileEntry entry) {
        if (!entry.amount().equals(received.amount()) || entry.returnCode() != null) {
            return AchReturn.Effect.of(AchReturn.Outcome.MISMATCH, entry.id());
        }
        entry.returned(received.code());
        audit.record(Verb.RETURNED, "payment-file-entry", entry.id());
        if (!ACCOUNT_STILL_GOOD.contains(received.code()) && entry.purpose() != AchFile.Purpose.REVERSAL) {
            deposits.account(entry.directDepositId()).stop(received.code());
        }
        var payment = entry.paymentId() == null ? null : payments.get(entry.paymentId());
        return AchReturn.Effect.of(outcome(received, entry, payment), entry.id());
    }

    private AchReturn.Outcome outcome(AchReturn.Received received, PaymentFileEntry entry, @Nullable Payment payment) {
        if (payment == null) {
            return AchReturn.Outcome.PRENOTE_RETURNED;
        }
        if (entry.purpose() == AchFile.Purpose.REVERSAL) {
            payment.reversalFailed(received.code(), actor.name(), clock.instant());
            return AchReturn.Outcome.REVERSAL_RETURNED;
        }
        payment.returned(received.code(), actor.name(), clock.instant());
        return AchReturn.Outcome.PAYMENT_RETURNED;
    }

    private AchReturn.Effect change(AchReturn.Received received, PaymentFileEntry entry) {
        var account = deposits.account(entry.directDepositId());
        var right = CorrectedAccount.of(
                received.code(), received.corrected(), account.bank(), account.account(cipher), account.accountKind());
        if (right.isEmpty()) {
            return AchReturn.Effect.of(AchReturn.Outcome.NOT_UNDERSTOOD, entry.id());
        }
        var dueOn = SettlementCalendar.changeDueOn(LocalDate.ofInstant(clock.instant(), PaymentFile.EASTERN));
        return proposeDirectDeposit
                .correct(
                        account,
                        right.get().bank(),
                        right.get().account(),
                        right.get().kind(),
                        received.code(),
                        dueOn)
                .map(change -> new AchReturn.Effect(AchReturn.Outcome.CHANGE_PROPOSED, entry.id(), change.id(), dueOn))
                .orElse(AchReturn.Effect.of(AchReturn.Outcome.ACCOUNT_NOT_IN_USE, entry.id()));
    }

    /** Collects what comes back; other entries of the file are passed over. */
    private static final class ReceivedReturns implements AchReader.Records {
        private final List<AchReturn.Received> received = new ArrayList<>();
        private AchRecord.@Nullable Entry entry;

        @Override
        public void take(int line, AchRecord record) {
            switch (record) {
                case AchRecord.Entry next -> entry = next;
                case AchRecord.ReturnAddenda addenda ->
                    received.add(new AchReturn.Received(
                            line,
                            AchReturn.Kind.RETURN,
                            addenda.code(),
                            addenda.originalTrace(),
                            addenda.trace(),
                            amount(),
                            ""));
                case AchRecord.ChangeAddenda addenda ->
                    received.add(new AchReturn.Received(
                            line,
                            AchReturn.Kind.CHANGE,
                            addenda.code(),
                            addenda.originalTrace(),
                            addenda.trace(),
                            amount(),
                            addenda.correctedData()));
                case AchRecord.FileHeader other -> {}
                case AchRecord.BatchHeader other -> {}
                case AchRecord.PaymentAddenda other -> {}
                case AchRecord.BatchControl other -> {}
                case AchRecord.FileControl other -> {}
            }
        }

        private Money amount() {
            return entry == null ? Money.ZERO : Money.ofCents(entry.cents());
        }
    }
}
