package org.openpractice.billing.remittance;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.claim.ClaimLine;
import org.openpractice.billing.remittance.Adjustment.Disposition;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.billing.remittance.RemittancePart.Line;
import org.openpractice.contracts.Money;

/**
 * What a payer decided about a claim, as it counts for the claim while it stands.
 *
 * @param payer as it identifies itself (TRN03)
 * @param covered numbers of the claim's lines that it is about
 * @param decided what a person decided instead of what the payer stated; null when the payer's word counts
 */
record Answer(
        UUID id,
        String payer,
        ClaimPayment stated,
        Claim claim,
        Set<Integer> covered,
        @Nullable Decided decided) {

    /** What a person says that a payment writes off and leaves to the patient. */
    record Decided(Money contractual, Money patient) {}

    static Answer of(UUID id, String payer, ClaimPayment stated, Claim claim) {
        return new Answer(id, payer, stated, claim, coveredLines(stated, claim).orElseGet(() -> all(claim)), null);
    }

    static Answer decided(UUID id, String payer, ClaimPayment stated, Claim claim, Decided decided) {
        return new Answer(id, payer, stated, claim, all(claim), decided);
    }

    /**
     * Numbers of the lines that a payment is about: all of the claim when it is about its whole charge, else those that its
     * service lines name, by their numbers (REF*6R) or, without them, by procedure and charge. A payer may split a claim
     * (MA15); empty when the charge is neither the claim's nor that of lines of it.
     */
    static Optional<Set<Integer>> coveredLines(ClaimPayment stated, Claim claim) {
        if (size(stated.charge()).equals(claim.charge())) {
            return Optional.of(all(claim));
        }
        if (stated.lines().isEmpty()) {
            return Optional.empty();
        }
        var found = new TreeSet<Integer>();
        for (var line : stated.lines()) {
            var number = lineOf(line, claim.lines(), found);
            if (number.isEmpty()) {
                return Optional.empty();
            }
            found.add(number.get());
        }
        var charge = Money.sum(found.stream()
                .map(number -> claim.lines().get(number - 1).charge())
                .toList());
        return size(stated.charge()).equals(charge) ? Optional.of(found) : Optional.empty();
    }

    private static Optional<Integer> lineOf(Line line, List<ClaimLine> lines, Set<Integer> taken) {
        var alike = IntStream.rangeClosed(1, lines.size())
                .filter(number -> !taken.contains(number))
                .filter(number -> lines.get(number - 1).charge().equals(size(line.charge())))
                .boxed()
                .toList();
        if (!line.lineControl().isEmpty()) {
            return alike.stream()
                    .filter(number -> line.lineControl().equals(String.valueOf(number)))
                    .findFirst();
        }
        return alike.stream()
                .filter(number -> isFor(line, lines.get(number - 1)))
                .findFirst();
    }

    /** Whether a payment names one of the claim's services, by its procedure or by its number and charge. */
    static boolean namesALine(ClaimPayment stated, Claim claim) {
        return stated.lines().isEmpty()
                || stated.lines().stream()
                        .anyMatch(line -> claim.lines().stream().anyMatch(sent -> isFor(line, sent))
                                || lineOf(line, claim.lines(), Set.of()).isPresent()
                                        && !line.lineControl().isEmpty());
    }

    private static boolean isFor(Line line, ClaimLine sent) {
        return code(line.procedure()).equals(sent.procedure())
                || code(line.billedProcedure()).equals(sent.procedure());
    }

    private static String code(String composite) {
        var parts = composite.split(":", -1);
        return parts.length > 1 ? parts[1] : composite;
    }

    private static Set<Integer> all(Claim claim) {
        return IntStream.rangeClosed(1, claim.lines().size()).boxed().collect(Collectors.toCollection(TreeSet::new));
    }

    /** A reversal negates its amounts. */
    private static Money size(Money amount) {
        return amount.isNegative() ? amount.negated() : amount;
    }

    Money paid() {
        return stated.paid();
    }

    /** What it writes off. A denial writes nothing off: the payer owes it until somebody has decided what to do about it. */
    Money contractual() {
        if (decided != null) {
            return decided.contractual();
        }
        return isDenial() ? Money.ZERO : stated.adjusted(Disposition.CONTRACTUAL);
    }

    Money patient() {
        return decided != null ? decided.patient() : stated.adjusted(Disposition.PATIENT);
    }

    /** What it says that the payers before it paid and adjusted (OA-23). */
    Money prior() {
        return stated.adjusted(Disposition.PRIOR_PAYER);
    }

    /**
     * Whether the payer pays nothing: it says so (CLP02 4), or whatever it says pays nothing, leaves nothing to the patient
     * and leaves something open (X12 RFI 1423: a payer that knows the patient denies with the status of its rank).
     */
    boolean isDenial() {
        if (decided != null || !paid().isZero()) {
            return false;
        }
        return stated.status() == ClaimStatus.DENIED
                || stated.adjusted(Disposition.PATIENT).isZero()
                        && !stated.adjusted(Disposition.OPEN).isZero();
    }

    /** Whether nothing moves because of it. */
    boolean movesNothing() {
        return isDenial() && patient().isZero();
    }

    boolean meets(Answer other) {
        return covered.stream().anyMatch(other.covered::contains);
    }

    /** Charge of the lines that it is about. */
    Money charge() {
        return Money.sum(covered.stream()
                .map(number -> claim.lines().get(number - 1).charge())
                .toList());
    }

    /**
     * Numbers of the claim's lines of which something is paid or left to the patient; none of a denial. A payer that does
     * not give back every line's number (REF*6R) has answered all that its payment is about.
     */
    List<Integer> answeredLines() {
        if (isDenial()) {
            return List.of();
        }
        var known = covered.stream().map(String::valueOf).collect(Collectors.toSet());
        var byLine = decided == null
                && !stated.lines().isEmpty()
                && stated.lines().stream().map(Line::lineControl).allMatch(known::contains);
        if (byLine) {
            var answered = new HashSet<String>();
            stated.lines().stream()
                    .filter(Line::isAnswered)
                    .map(Line::lineControl)
                    .forEach(answered::add);
            return covered.stream()
                    .filter(number -> answered.contains(String.valueOf(number)))
                    .toList();
        }
        return paid().isZero() && patient().isZero() ? List.of() : List.copyOf(covered);
    }
}
