package org.openpractice.billing.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.claim.SampleClaim;
import org.openpractice.billing.remittance.PaymentMatching.Match;
import org.openpractice.billing.remittance.PaymentMatching.Matched;
import org.openpractice.billing.remittance.PaymentMatching.StandingPayment;
import org.openpractice.billing.remittance.PaymentMatching.Unmatched;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.contracts.Money;

class PaymentMatchingTest {

    private static final Claim CLAIM = SampleClaim.submitted("100001", "100.00", "50.50");

    @Test
    void aPaymentIsForTheClaimWithItsNumberAndCharge() {
        assertThat(match(SamplePayment.paid("100001", 15_050, 3_050, 2_000))).isEqualTo(new Matched(CLAIM, null));
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "REVERSAL")
    void whateverThePayerDecidedItIsForThatClaim(ClaimStatus status) {
        assertThat(match(SamplePayment.of("100001", status)
                        .line("", 15_050, 15_050, 0)
                        .stated()))
                .isEqualTo(new Matched(CLAIM, null));
    }

    @Test
    void aNumberThatNobodySentWaits() {
        assertThat(match(SamplePayment.paid("SOMEBODYELSE", 15_050, 0, 0)))
                .isEqualTo(new Unmatched(UnmatchedReason.UNKNOWN_CONTROL_NUMBER));
    }

    @Test
    void aPaymentOfAClaimThatHasNotGoneOutWaits() {
        var ready = SampleClaim.ready("100001", "150.50");

        assertThat(match(SamplePayment.paid("100001", 15_050, 0, 0), ready))
                .isEqualTo(new Unmatched(UnmatchedReason.NOT_SUBMITTED));
    }

    @Test
    void aPaymentOfAnotherChargeWaitsForOneCentToo() {
        assertThat(match(SamplePayment.paid("100001", 15_049, 0, 0)))
                .isEqualTo(new Unmatched(UnmatchedReason.CHARGE_DIFFERS));
        assertThat(match(SamplePayment.reversal("100001", 15_051, 0, 0)))
                .isEqualTo(new Unmatched(UnmatchedReason.CHARGE_DIFFERS));
    }

    @Test
    void aReversalTakesBackThePaymentOfItsAmount() {
        var other = standing(CLAIM, "150.50");
        var meant = standing(CLAIM, "100.00");

        assertThat(match(SamplePayment.reversal("100001", 15_050, 3_050, 2_000), CLAIM, other, meant))
                .isEqualTo(new Matched(CLAIM, meant.id()));
    }

    @Test
    void aReversalOfWhatNeverWasPaidWaits() {
        assertThat(match(SamplePayment.reversal("100001", 15_050, 0, 0), CLAIM, standing(CLAIM, "150.49")))
                .isEqualTo(new Unmatched(UnmatchedReason.REVERSAL_WITHOUT_PAYMENT));
    }

    @Test
    void aReversalTakesBackNoPaymentOfAnotherClaim() {
        var another = SampleClaim.submitted("100002", "150.50");

        assertThat(match(SamplePayment.reversal("100001", 15_050, 0, 0), CLAIM, standing(another, "150.50")))
                .isEqualTo(new Unmatched(UnmatchedReason.REVERSAL_WITHOUT_PAYMENT));
    }

    @Test
    void ofTwoAlikeTheFirstIsTakenBackThenTheSecondThenNone() {
        var first = standing(CLAIM, "150.50");
        var second = standing(CLAIM, "150.50");
        var reversal = SamplePayment.reversal("100001", 15_050, 0, 0);

        assertThat(matches(List.of(reversal, reversal, reversal), List.of(CLAIM), List.of(first, second)))
                .containsExactly(
                        new Matched(CLAIM, first.id()),
                        new Matched(CLAIM, second.id()),
                        new Unmatched(UnmatchedReason.REVERSAL_WITHOUT_PAYMENT));
    }

    @Test
    void aReversalTakesBackAPaymentOfTheSameRemittanceAndTheCorrectionStands() {
        var posted = PaymentMatching.match(
                List.of(
                        SamplePayment.paid("100001", 15_050, 3_050, 2_000),
                        SamplePayment.reversal("100001", 15_050, 3_050, 2_000),
                        SamplePayment.paid("100001", 15_050, 2_050, 1_000),
                        SamplePayment.reversal("100001", 15_050, 2_050, 1_000)),
                List.of(CLAIM),
                List.of());

        assertThat(posted)
                .extracting(PostedPayment::match)
                .containsExactly(
                        new Matched(CLAIM, null),
                        new Matched(CLAIM, posted.get(0).id()),
                        new Matched(CLAIM, null),
                        new Matched(CLAIM, posted.get(2).id()));
    }

    @Test
    void aReversalBeforeItsPaymentTakesNothingBack() {
        assertThat(matches(
                        List.of(
                                SamplePayment.reversal("100001", 15_050, 0, 0),
                                SamplePayment.paid("100001", 15_050, 0, 0)),
                        List.of(CLAIM),
                        List.of()))
                .containsExactly(new Unmatched(UnmatchedReason.REVERSAL_WITHOUT_PAYMENT), new Matched(CLAIM, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_OURS_FORWARDED", "PREDETERMINATION"})
    void whatMovesNothingIsNotTakenBack(ClaimStatus status) {
        assertThat(matches(
                        List.of(
                                SamplePayment.of("100001", status)
                                        .line("", 15_050, 15_050, 0)
                                        .stated(),
                                SamplePayment.reversal("100001", 15_050, 15_050, 0)),
                        List.of(CLAIM),
                        List.of()))
                .last()
                .isEqualTo(new Unmatched(UnmatchedReason.REVERSAL_WITHOUT_PAYMENT));
    }

    @Test
    void aDenialCanBeTakenBack() {
        var posted = PaymentMatching.match(
                List.of(
                        SamplePayment.of("100001", ClaimStatus.DENIED)
                                .line("", 15_050, 15_050, 0)
                                .stated(),
                        SamplePayment.reversal("100001", 15_050, 15_050, 0)),
                List.of(CLAIM),
                List.of());

        assertThat(posted.getLast().match())
                .isEqualTo(new Matched(CLAIM, posted.getFirst().id()));
    }

    static List<Integer> seeds() {
        return IntStream.range(0, 300).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noPaymentIsTakenBackTwiceAndEachReversalMeetsItsOppositeFromBefore(int seed) {
        var history = History.of(seed);
        var posted = PaymentMatching.match(history.payments, history.claims, List.of());

        var before = new HashMap<UUID, PostedPayment>();
        var taken = new HashSet<UUID>();
        for (var payment : posted) {
            if (payment.match() instanceof Matched(Claim claim, UUID takesBack) && takesBack != null) {
                assertThat(taken.add(takesBack)).as("taken back once").isTrue();
                var opposite = before.get(takesBack);
                assertThat(opposite).as("came before").isNotNull();
                assertThat(opposite.movedClaim()).contains(claim);
                assertThat(opposite.stated().paid())
                        .isEqualTo(payment.stated().paid().negated());
                assertThat(opposite.stated().isReversal()).isFalse();
            }
            before.put(payment.id(), payment);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void itDoesNotMatterWhereABatchEnds(int seed) {
        var history = History.of(seed);
        var whole = PaymentMatching.match(history.payments, history.claims, List.of());
        int end = new Random(seed).nextInt(history.payments.size() + 1);

        var first = PaymentMatching.match(history.payments.subList(0, end), history.claims, List.of());
        var second = PaymentMatching.match(
                history.payments.subList(end, history.payments.size()), history.claims, standingAfter(first));

        assertThat(shape(List.of(first, second))).isEqualTo(shape(List.of(whole)));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPaymentHasItsAnswerAndWhatIsForAClaimHasItsNumberAndCharge(int seed) {
        var history = History.of(seed);
        var posted = PaymentMatching.match(history.payments, history.claims, List.of());

        assertThat(posted).extracting(PostedPayment::stated).isEqualTo(history.payments);
        for (var payment : posted) {
            var stated = payment.stated();
            if (payment.match() instanceof Matched matched) {
                assertThat(matched.claim().controlNumber()).isEqualTo(stated.patientControlNumber());
                assertThat(matched.claim().charge())
                        .isIn(stated.charge(), stated.charge().negated());
                assertThat(matched.claim().state().isUnsubmitted()).isFalse();
            }
        }
    }

    /** Claims of few charges and many payments of few amounts, so that they meet. */
    private record History(List<Claim> claims, List<ClaimPayment> payments) {

        static History of(int seed) {
            var random = new Random(seed);
            var claims = List.of(
                    SampleClaim.submitted("A", "1.00"),
                    SampleClaim.submitted("B", "1.00"),
                    SampleClaim.submitted("C", "2.00"),
                    SampleClaim.ready("D", "1.00"));
            var payments = new ArrayList<ClaimPayment>();
            for (int left = random.nextInt(60); left >= 0; left--) {
                var number = List.of("A", "B", "C", "D", "E").get(random.nextInt(5));
                long charge = random.nextBoolean() ? 100 : 200;
                long contractual = random.nextInt(3) * 10L;
                payments.add(
                        switch (random.nextInt(4)) {
                            case 0, 1 -> SamplePayment.paid(number, charge, contractual, 0);
                            case 2 -> SamplePayment.reversal(number, charge, contractual, 0);
                            default ->
                                SamplePayment.of(number, ClaimStatus.DENIED)
                                        .line("", charge, contractual, 0)
                                        .stated();
                        });
            }
            return new History(claims, payments);
        }
    }

    /** What the database would say stands. */
    private static List<StandingPayment> standingAfter(List<PostedPayment> posted) {
        var taken = new HashSet<UUID>();
        for (var payment : posted) {
            if (payment.match() instanceof Matched matched && matched.takesBack() != null) {
                taken.add(matched.takesBack());
            }
        }
        return posted.stream()
                .filter(payment -> !payment.stated().isReversal() && !taken.contains(payment.id()))
                .flatMap(payment -> payment.movedClaim().stream()
                        .map(claim -> new StandingPayment(
                                payment.id(), claim.id(), payment.stated().paid())))
                .toList();
    }

    /** Matches with the place of what is taken back instead of its id, which is another in every run. */
    private static List<String> shape(List<List<PostedPayment>> batches) {
        var places = new HashMap<UUID, Integer>();
        var shape = new ArrayList<String>();
        for (var payment : batches.stream().flatMap(List::stream).toList()) {
            places.put(payment.id(), places.size());
            shape.add(
                    switch (payment.match()) {
                        case Unmatched unmatched -> unmatched.reason().name();
                        case Matched matched ->
                            matched.claim().controlNumber() + " takes back " + places.get(matched.takesBack());
                    });
        }
        return shape;
    }

    private static StandingPayment standing(Claim claim, String paid) {
        return new StandingPayment(UUID.randomUUID(), claim.id(), Money.of(paid));
    }

    private static Match match(ClaimPayment payment) {
        return match(payment, CLAIM);
    }

    private static Match match(ClaimPayment payment, Claim claim, StandingPayment... standing) {
        return matches(List.of(payment), List.of(claim), List.of(standing)).getFirst();
    }

    private static List<Match> matches(
            List<ClaimPayment> payments, List<Claim> claims, List<StandingPayment> standing) {
        return PaymentMatching.match(payments, claims, standing).stream()
                .map(PostedPayment::match)
                .toList();
    }
}
