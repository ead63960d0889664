package org.openpractice.billing.remittance;

import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.claim.ClaimState;
import org.openpractice.billing.remittance.ClaimStatus.Rank;
import org.openpractice.contracts.Money;

/**
 * All answers that stand of one claim, and what they come to together. It follows from them alone, whatever their order: what
 * one of them had moved is moved back when it no longer stands, whatever reasons its reversal gives.
 *
 * <p>Payers of one rank add up: they answer different lines. A payer of a later rank answers for the whole after the payers
 * before it: what it leaves to the patient is what the patient owes, and of what was written off before stays what it
 * recognizes as done by the payers before it (OA-23; X12 RFI 1696).
 */
record Answers(List<Answer> standing) {

    /** What the payers of a claim come to. */
    record Sum(Money paid, Money contractual, Money patient) {
        static final Sum NOTHING = new Sum(Money.ZERO, Money.ZERO, Money.ZERO);
    }

    /** Whose turn an answer was; a denial that does not say comes from a later payer when it is another's than the first. */
    Rank rankOf(Answer answer) {
        var rank = answer.stated().status().rank();
        boolean another = answer.stated().status() == ClaimStatus.DENIED
                && standing.stream()
                        .anyMatch(other -> !other.id().equals(answer.id())
                                && !other.movesNothing()
                                && other.stated().status() != ClaimStatus.DENIED
                                && other.stated().status().rank() == Rank.PRIMARY
                                && !other.payer().equals(answer.payer()));
        return another ? Rank.SECONDARY : rank;
    }

    Sum sum() {
        return before(null);
    }

    /** Those that move something: what a person applied counts until a reversal that a person applied has undone it. */
    List<Answer> moving() {
        boolean undone = decided().equals(Sum.NOTHING);
        return standing.stream()
                .filter(answer -> answer.decided() == null
                        ? !answer.movesNothing()
                        : !undone && !answer.stated().isReversal())
                .toList();
    }

    private Sum decided() {
        return added(
                standing.stream().filter(answer -> answer.decided() != null).toList());
    }

    /** What those before that rank come to; all of them when it is null. */
    Sum before(@Nullable Rank rank) {
        var sum = Sum.NOTHING;
        for (var each : Rank.values()) {
            if (rank != null && each.compareTo(rank) >= 0) {
                break;
            }
            var theirs = standing.stream()
                    .filter(answer -> answer.decided() == null && !answer.movesNothing() && rankOf(answer) == each)
                    .toList();
            if (!theirs.isEmpty()) {
                sum = each == Rank.PRIMARY ? added(theirs) : after(sum, theirs);
            }
        }
        var decided = decided();
        return new Sum(
                sum.paid().plus(decided.paid()),
                sum.contractual().plus(decided.contractual()),
                sum.patient().plus(decided.patient()));
    }

    private static Sum added(List<Answer> answers) {
        return new Sum(
                total(answers, Answer::paid), total(answers, Answer::contractual), total(answers, Answer::patient));
    }

    private static Sum after(Sum before, List<Answer> answers) {
        var recognized = total(answers, Answer::prior).minus(before.paid()).max(Money.ZERO);
        return new Sum(
                before.paid().plus(total(answers, Answer::paid)),
                recognized.min(before.contractual()).plus(total(answers, Answer::contractual)),
                total(answers, Answer::patient));
    }

    private static Money total(List<Answer> answers, Function<Answer, Money> amount) {
        return Money.sum(answers.stream().map(amount).toList());
    }

    /** How the claim stands: paid as soon as one payer did anything but deny it. */
    Claim.Outcome outcome() {
        var sum = sum();
        // A reversal that a person applied stands beside what it takes back.
        boolean none = standing.stream().anyMatch(answer -> answer.stated().isReversal()) && sum.equals(Sum.NOTHING);
        var state = none || standing.isEmpty()
                ? ClaimState.SUBMITTED
                : standing.stream().allMatch(Answer::isDenial) ? ClaimState.DENIED : ClaimState.PAID;
        return new Claim.Outcome(sum.contractual(), sum.patient(), state);
    }
}
