package org.openpractice.billing.remittance;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.remittance.Answer.Decided;
import org.openpractice.billing.remittance.ClaimStatus.Rank;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;

/**
 * Says which claim each payment of a remittance is for, and what the claim comes to with it. A payment is for the submitted
 * claim with its control number when nothing speaks against it: its {@link Evidence}, its charge and lines, and what payers
 * have answered before. A reversal also needs the payment that it takes back: of that claim and payer, of that charge and
 * amount, not taken back before. What is not for a claim waits, and is looked at again when an answer to its claim comes or
 * goes.
 *
 * <p>The answer depends on what is given alone: posting a remittance in other batches matches it alike.
 */
final class PaymentMatching {

    private final Evidence evidence;
    private final UUID remittanceId;
    private final String payer;
    private final Map<String, Claim> claims;
    private final Map<UUID, List<Answer>> standing = new HashMap<>();
    private final Map<String, List<Waiting>> waiting = new HashMap<>();
    private final Map<UUID, PostedPayment> posted = new LinkedHashMap<>();
    private final List<Effect> effects = new ArrayList<>();
    private final Map<UUID, Resolved> resolved = new LinkedHashMap<>();
    private final Map<UUID, UnmatchedReason> reasons = new LinkedHashMap<>();

    /**
     * @param remittanceId the remittance whose payments come now
     * @param payer whose payments they are (TRN03)
     * @param claims those with the payments' control numbers
     * @param standing what stands of these claims, in the order in which it was posted
     * @param waiting what waits with their numbers, in that order
     */
    PaymentMatching(
            Evidence evidence,
            UUID remittanceId,
            String payer,
            Collection<Claim> claims,
            Collection<Answer> standing,
            Collection<Waiting> waiting) {
        this.evidence = evidence;
        this.remittanceId = remittanceId;
        this.payer = payer;
        this.claims = claims.stream().collect(Collectors.toMap(Claim::controlNumber, Function.identity()));
        standing.forEach(answer -> answersOf(answer.claim()).add(answer));
        waiting.forEach(
                each -> waitingWith(each.stated().patientControlNumber()).add(each));
    }

    /** What a payment is for. */
    sealed interface Match {}

    /** @param takesBack the earlier payment that a reversal takes back; null for every other payment */
    record Matched(Claim claim, @Nullable UUID takesBack) implements Match {}

    record Unmatched(UnmatchedReason reason) implements Match {}

    /** It takes back a payment that still waits: neither moves a claim. */
    record TakesBackWaiting(UUID takesBack, UnmatchedReason reason) implements Match {}

    /**
     * A payment that waits for a person or for another payment.
     *
     * @param remittanceId the payment of the payer that it is part of
     */
    record Waiting(UUID id, UUID remittanceId, String payer, UnmatchedReason reason, ClaimPayment stated) {}

    /** What became of a payment that had waited before this batch; the claim is null when it was taken back. */
    record Resolved(
            Waiting waiting,
            Resolution resolution,
            @Nullable UUID claimId) {}

    /**
     * What a payment does to a claim, in the order in which it happens.
     *
     * @param answer the answer that comes, or that is taken back
     * @param outcome how the claim stands then
     * @param waitedIn the remittance with which the payment had come to wait; null when it comes now
     */
    record Effect(
            Claim claim,
            Answer answer,
            boolean takenBack,
            Money paid,
            Claim.Outcome outcome,
            @Nullable UUID waitedIn) {}

    /** Matches the next payment of the remittance. */
    void post(ClaimPayment payment) {
        var id = Ids.next();
        var match = match(id, payment);
        posted.put(id, new PostedPayment(id, payer, payment, match));
        switch (match) {
            case Matched(var claim, var takesBack)
            when takesBack == null && payment.status().isPosted() -> comes(Answer.of(id, payer, payment, claim), null);
            case Matched(var claim, var takesBack) when takesBack != null -> goes(claim, takesBack, payment.paid());
            case TakesBackWaiting(var takesBack, var reason) -> takeBackWaiting(payment, takesBack);
            case Matched matched -> {}
            case Unmatched(var reason) -> {
                if (claims.containsKey(payment.patientControlNumber())) {
                    waitingWith(payment.patientControlNumber())
                            .add(new Waiting(id, remittanceId, payer, reason, payment));
                }
            }
        }
        if (match instanceof Matched(var claim, var takesBack)) {
            release(claim);
        }
    }

    /** Looks again at a payment that waits because of its payer, which is known now. */
    void retry(Waiting again) {
        var claim = claims.get(again.stated().patientControlNumber());
        if (claim != null && waitingWith(again.stated().patientControlNumber()).contains(again)) {
            var answer = Answer.of(again.id(), again.payer(), again.stated(), claim);
            var reason =
                    evidence.againstPayer(again.payer(), again.stated(), claim).or(() -> againstAnswers(answer));
            if (reason.isPresent()) {
                waitsFor(again, reason.get());
            } else {
                release(again, answer);
                release(claim);
            }
        }
    }

    /** A person applies what waits to that claim. */
    void decide(Waiting decided, Claim claim, Decided by) {
        var answer = Answer.decided(decided.id(), decided.payer(), decided.stated(), claim, by);
        waitingWith(decided.stated().patientControlNumber())
                .removeIf(each -> each.id().equals(decided.id()));
        resolved.put(decided.id(), new Resolved(decided, Resolution.APPLIED, claim.id()));
        comes(answer, decided.remittanceId());
        release(claim);
    }

    /** Payments of the remittance in their order, each with its final answer. */
    List<PostedPayment> posted() {
        return List.copyOf(posted.values());
    }

    List<Effect> effects() {
        return List.copyOf(effects);
    }

    /** What became of payments that had waited before. */
    List<Resolved> resolved() {
        return List.copyOf(resolved.values());
    }

    /** What payments that had waited before wait for now, where that is something else. */
    Map<UUID, UnmatchedReason> reasons() {
        var still = new LinkedHashMap<>(reasons);
        still.keySet().removeAll(resolved.keySet());
        return still;
    }

    private Match match(UUID id, ClaimPayment payment) {
        var against = evidence.againstPayee();
        if (against.isPresent()) {
            return new Unmatched(against.get());
        }
        var claim = claims.get(payment.patientControlNumber());
        if (claim == null) {
            return new Unmatched(UnmatchedReason.UNKNOWN_CONTROL_NUMBER);
        }
        if (claim.state().isUnsubmitted()) {
            return new Unmatched(UnmatchedReason.NOT_SUBMITTED);
        }
        against = evidence.againstPatient(payment, claim);
        if (against.isPresent()) {
            return new Unmatched(against.get());
        }
        if (payment.isReversal()) {
            return takenBack(payment, claim);
        }
        if (Answer.coveredLines(payment, claim).isEmpty()) {
            return new Unmatched(UnmatchedReason.CHARGE_DIFFERS);
        }
        if (!Answer.namesALine(payment, claim)) {
            return new Unmatched(UnmatchedReason.LINES_DIFFER);
        }
        var answer = Answer.of(id, payer, payment, claim);
        return against(answer).<Match>map(Unmatched::new).orElseGet(() -> new Matched(claim, null));
    }

    private Optional<UnmatchedReason> against(Answer answer) {
        if (!answer.stated().status().isPosted()) {
            return Optional.empty();
        }
        // Who comes second may be anybody; a denial after another payer's answer is one of a later payer.
        boolean later = answer.stated().status().rank() != Rank.PRIMARY
                || answer.stated().status() == ClaimStatus.DENIED
                        && !answersOf(answer.claim()).isEmpty();
        return (later
                        ? Optional.<UnmatchedReason>empty()
                        : evidence.againstPayer(payer, answer.stated(), answer.claim()))
                .or(() -> againstAnswers(answer));
    }

    /** What the answers that stand say against one more. */
    private Optional<UnmatchedReason> againstAnswers(Answer answer) {
        if (answer.movesNothing()) {
            return Optional.empty();
        }
        var before = new Answers(answersOf(answer.claim()));
        var rank = before.rankOf(answer);
        if (before.moving().stream().anyMatch(other -> before.rankOf(other) == rank && other.meets(answer))) {
            return Optional.of(UnmatchedReason.PAID_BEFORE);
        }
        if (rank == Rank.PRIMARY) {
            return Optional.empty();
        }
        if (before.standing().stream().noneMatch(other -> before.rankOf(other).compareTo(rank) < 0)) {
            return Optional.of(UnmatchedReason.PRIOR_PAYER_MISSING);
        }
        return continues(answer, before, rank) ? Optional.empty() : Optional.of(UnmatchedReason.PRIOR_PAYER_DIFFERS);
    }

    /**
     * Whether what a later payer says that the payers before it did (OA-23) is what they did: what they paid, and of what
     * they wrote off or left open as much as it recognizes; never what they left to the patient. It answers for all that
     * they answered.
     */
    private static boolean continues(Answer answer, Answers before, Rank rank) {
        var lines = new HashSet<Integer>();
        before.standing().stream()
                .filter(other -> before.rankOf(other).compareTo(rank) < 0)
                .forEach(other -> lines.addAll(other.covered()));
        var sum = before.before(rank);
        var recognized = answer.prior().minus(sum.paid());
        var open = answer.charge().minus(sum.paid()).minus(sum.patient());
        return lines.equals(answer.covered()) && !recognized.isNegative() && recognized.compareTo(open) <= 0;
    }

    /** The payment that a reversal takes back: rather one with the payer's own number, rather one that still waits, the first. */
    private Match takenBack(ClaimPayment reversal, Claim claim) {
        record Takeable(Match match, ClaimPayment stated, boolean waits) {}
        var takeable = new ArrayList<Takeable>();
        for (var each : waitingWith(claim.controlNumber())) {
            if (each.payer().equals(payer) && !each.stated().isReversal()) {
                takeable.add(new Takeable(new TakesBackWaiting(each.id(), each.reason()), each.stated(), true));
            }
        }
        for (var answer : answersOf(claim)) {
            if (answer.payer().equals(payer) && !answer.stated().isReversal()) {
                takeable.add(new Takeable(new Matched(claim, answer.id()), answer.stated(), false));
            }
        }
        var patient = reversal.adjusted(Adjustment.Disposition.PATIENT).negated();
        return takeable.stream()
                .filter(each -> each.stated().charge().equals(reversal.charge().negated())
                        && each.stated().paid().equals(reversal.paid().negated()))
                .min(Comparator.<Takeable, Boolean>comparing(
                                each -> !each.stated().payerControlNumber().equals(reversal.payerControlNumber()))
                        .thenComparing(each -> !each.stated()
                                .adjusted(Adjustment.Disposition.PATIENT)
                                .equals(patient))
                        .thenComparing(each -> !each.waits()))
                .map(Takeable::match)
                .orElseGet(() -> new Unmatched(
                        Answer.coveredLines(reversal, claim).isEmpty()
                                ? UnmatchedReason.CHARGE_DIFFERS
                                : UnmatchedReason.REVERSAL_WITHOUT_PAYMENT));
    }

    private void comes(Answer answer, @Nullable UUID waitedIn) {
        var claim = answer.claim();
        answersOf(claim).add(answer);
        effects.add(new Effect(claim, answer, answer.stated().isReversal(), answer.paid(), outcome(claim), waitedIn));
    }

    private void goes(Claim claim, UUID takesBack, Money paid) {
        var answers = answersOf(claim);
        var taken = answers.stream()
                .filter(answer -> answer.id().equals(takesBack))
                .findFirst()
                .orElseThrow();
        answers.remove(taken);
        effects.add(new Effect(claim, taken, true, paid, outcome(claim), null));
    }

    private Claim.Outcome outcome(Claim claim) {
        return new Answers(answersOf(claim)).outcome();
    }

    private void takeBackWaiting(ClaimPayment reversal, UUID takesBack) {
        var of = waitingWith(reversal.patientControlNumber());
        var taken = of.stream()
                .filter(each -> each.id().equals(takesBack))
                .findFirst()
                .orElseThrow();
        of.remove(taken);
        if (posted.containsKey(takesBack)) {
            posted.computeIfPresent(takesBack, (id, payment) -> payment.resolvedAs(Resolution.TAKEN_BACK));
        } else {
            resolved.put(takesBack, new Resolved(taken, Resolution.TAKEN_BACK, null));
        }
    }

    /** Posts what had waited for an answer to this claim to come or to go. */
    private void release(Claim claim) {
        boolean any = true;
        while (any) {
            any = false;
            for (var each : List.copyOf(waitingWith(claim.controlNumber()))) {
                if (each.reason().isPassing() && !any) {
                    var answer = Answer.of(each.id(), each.payer(), each.stated(), claim);
                    var reason = againstAnswers(answer);
                    if (reason.isPresent()) {
                        waitsFor(each, reason.get());
                    } else {
                        release(each, answer);
                        any = true;
                    }
                }
            }
        }
    }

    /** It waits for something else now. */
    private void waitsFor(Waiting each, UnmatchedReason reason) {
        if (each.reason() == reason) {
            return;
        }
        var of = waitingWith(each.stated().patientControlNumber());
        of.set(of.indexOf(each), new Waiting(each.id(), each.remittanceId(), each.payer(), reason, each.stated()));
        if (posted.computeIfPresent(each.id(), (id, payment) -> payment.matchedTo(new Unmatched(reason))) == null) {
            reasons.put(each.id(), reason);
        }
    }

    private void release(Waiting each, Answer answer) {
        waitingWith(each.stated().patientControlNumber()).remove(each);
        var inThisBatch = posted.computeIfPresent(
                each.id(), (id, payment) -> payment.matchedTo(new Matched(answer.claim(), null)));
        if (inThisBatch == null) {
            resolved.put(
                    each.id(),
                    new Resolved(each, Resolution.RELEASED, answer.claim().id()));
        }
        if (answer.stated().status().isPosted()) {
            comes(answer, inThisBatch == null ? each.remittanceId() : null);
        }
    }

    private List<Answer> answersOf(Claim claim) {
        return standing.computeIfAbsent(claim.id(), id -> new ArrayList<>());
    }

    private List<Waiting> waitingWith(String number) {
        return waiting.computeIfAbsent(number, key -> new ArrayList<>());
    }
}
