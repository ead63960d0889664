package org.openpractice.billing.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.claim.ClaimState;
import org.openpractice.billing.claim.SampleClaim;
import org.openpractice.billing.remittance.PaymentMatching.Effect;
import org.openpractice.billing.remittance.PaymentMatching.Match;
import org.openpractice.billing.remittance.PaymentMatching.Matched;
import org.openpractice.billing.remittance.PaymentMatching.TakesBackWaiting;
import org.openpractice.billing.remittance.PaymentMatching.Unmatched;
import org.openpractice.billing.remittance.PaymentMatching.Waiting;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.billing.x12.Position;
import org.openpractice.contracts.Money;

class PaymentMatchingTest {

    private static final UUID REMITTANCE = UUID.randomUUID();
    private static final String PAYER = "1990000001";
    private static final String OTHER_PAYER = "1990000002";
    private static final Claim CLAIM = SampleClaim.submitted("100001", "100.00", "50.50");

    @Test
    void aPaymentIsForTheClaimWithItsNumberAndCharge() {
        assertThat(match(SamplePayment.paid("100001", 15_050, 3_050, 2_000))).isEqualTo(new Matched(CLAIM, null));
    }

    @ParameterizedTest
    @EnumSource(
            mode = EnumSource.Mode.EXCLUDE,
            names = {"REVERSAL", "SECONDARY", "TERTIARY", "SECONDARY_FORWARDED", "TERTIARY_FORWARDED"})
    void whateverTheFirstPayerDecidedItIsForThatClaim(ClaimStatus status) {
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
    void whatSpeaksAgainstAPaymentIsAskedForItsPayeeFirstThenItsPatientThenItsPayer() {
        var asked = new ArrayList<UnmatchedReason>();
        for (var against : List.of(
                UnmatchedReason.PAYEE_DIFFERS,
                UnmatchedReason.PATIENT_DIFFERS,
                UnmatchedReason.SERVICE_DATE_DIFFERS,
                UnmatchedReason.PAYER_DIFFERS)) {
            var matching =
                    new PaymentMatching(new OneThing(against), REMITTANCE, PAYER, List.of(CLAIM), List.of(), List.of());
            matching.post(SamplePayment.paid("100001", 15_050, 0, 0));
            asked.add(((Unmatched) matching.posted().getFirst().match()).reason());
            assertThat(matching.effects()).isEmpty();
        }

        assertThat(asked)
                .containsExactly(
                        UnmatchedReason.PAYEE_DIFFERS,
                        UnmatchedReason.PATIENT_DIFFERS,
                        UnmatchedReason.SERVICE_DATE_DIFFERS,
                        UnmatchedReason.PAYER_DIFFERS);
    }

    @Test
    void aPaymentOfServicesThatTheClaimDoesNotHaveWaits() {
        var claim = SampleClaim.submitted("100001", "150.50");
        var other = new RemittancePart.Line(
                new Position(14, 400, "SVC", 0, 0),
                "HC:J1885",
                "",
                Money.of("150.50"),
                Money.of("150.50"),
                "",
                null,
                List.of(),
                List.of());
        var payment = SamplePayment.paid("100001", 15_050, 0, 0);
        var stated = new ClaimPayment(
                payment.position(),
                payment.patientControlNumber(),
                payment.status(),
                payment.charge(),
                payment.paid(),
                Money.ZERO,
                "P",
                null,
                null,
                null,
                List.of(),
                List.of(other));

        assertThat(match(stated, claim)).isEqualTo(new Unmatched(UnmatchedReason.LINES_DIFFER));
    }

    @Test
    void aSplitClaimIsPostedByItsLines() {
        var matching = matching(List.of(CLAIM), List.of(), List.of());
        matching.post(SamplePayment.of("100001", ClaimStatus.PRIMARY)
                .line("1", 10_000, 2_000, 2_000)
                .stated());
        matching.post(SamplePayment.of("100001", ClaimStatus.PRIMARY)
                .line("2", 5_050, 300, 0)
                .stated());

        assertThat(matches(matching)).containsExactly(new Matched(CLAIM, null), new Matched(CLAIM, null));
        assertThat(matching.effects().getFirst().answer().answeredLines()).containsExactly(1);
        assertThat(matching.effects().getLast().answer().answeredLines()).containsExactly(2);
        assertThat(matching.effects().getLast().outcome())
                .isEqualTo(new Claim.Outcome(Money.of("23.00"), Money.of("20.00"), ClaimState.PAID));
    }

    @Test
    void halfOfASplitClaimIsNotPaidTwice() {
        var matching = matching(List.of(CLAIM), List.of(), List.of());
        var half = SamplePayment.of("100001", ClaimStatus.PRIMARY)
                .line("1", 10_000, 2_000, 2_000)
                .stated();
        matching.post(half);
        matching.post(half);
        matching.post(SamplePayment.paid("100001", 15_050, 0, 0));

        assertThat(matches(matching))
                .containsExactly(
                        new Matched(CLAIM, null),
                        new Unmatched(UnmatchedReason.PAID_BEFORE),
                        new Unmatched(UnmatchedReason.PAID_BEFORE));
    }

    @Test
    void aSecondPaymentOfThePayerWaitsUntilTheFirstIsTakenBack() {
        var matching = matching(List.of(CLAIM), List.of(), List.of());
        matching.post(SamplePayment.paid("100001", 15_050, 3_050, 2_000));
        matching.post(SamplePayment.paid("100001", 15_050, 2_050, 1_000));

        assertThat(matches(matching))
                .containsExactly(new Matched(CLAIM, null), new Unmatched(UnmatchedReason.PAID_BEFORE));

        matching.post(SamplePayment.reversal("100001", 15_050, 3_050, 2_000));

        assertThat(matches(matching))
                .containsExactly(
                        new Matched(CLAIM, null),
                        new Matched(CLAIM, null),
                        new Matched(CLAIM, matching.posted().getFirst().id()));
        assertThat(matching.effects().getLast().outcome())
                .isEqualTo(new Claim.Outcome(Money.of("20.50"), Money.of("10.00"), ClaimState.PAID));
    }

    @Test
    void whatWasPaidTwiceAndIsTakenBackOnceIsTheOneThatWaits() {
        var payment = SamplePayment.paid("100001", 15_050, 3_050, 2_000);
        var first = matching(List.of(CLAIM), List.of(), List.of());
        first.post(payment);
        first.post(payment);
        var second = matching(List.of(CLAIM), standingAfter(first), waitingAfter(first));
        second.post(SamplePayment.reversal("100001", 15_050, 3_050, 2_000));

        var waited = first.posted().getLast().id();
        assertThat(matches(second)).containsExactly(new TakesBackWaiting(waited, UnmatchedReason.PAID_BEFORE));
        assertThat(second.effects()).isEmpty();
        assertThat(second.resolved()).singleElement().satisfies(resolved -> {
            assertThat(resolved.waiting().id()).isEqualTo(waited);
            assertThat(resolved.resolution()).isEqualTo(Resolution.TAKEN_BACK);
            assertThat(resolved.claimId()).isNull();
        });
    }

    @Test
    void aSecondPayerWaitsForTheFirst() {
        var matching = matching(List.of(CLAIM), List.of(), List.of());
        matching.post(second(15_050, "130.50", "0.00", "20.00"));

        assertThat(matches(matching)).containsExactly(new Unmatched(UnmatchedReason.PRIOR_PAYER_MISSING));

        matching.post(SamplePayment.paid("100001", 15_050, 3_050, 2_000));

        assertThat(matches(matching)).containsExactly(new Matched(CLAIM, null), new Matched(CLAIM, null));
        assertThat(matching.effects().getLast().outcome())
                .isEqualTo(new Claim.Outcome(Money.of("30.50"), Money.ZERO, ClaimState.PAID));
    }

    @Test
    void aSecondPayerThatCountsThePatientsPartAsPaidWaits() {
        var matching = matching(List.of(CLAIM), List.of(), List.of());
        matching.post(SamplePayment.paid("100001", 15_050, 3_050, 2_000));
        matching.post(second(15_050, "150.50", "0.00", "0.00"));
        matching.post(second(15_050, "80.00", "0.00", "70.50"));

        assertThat(matches(matching))
                .containsExactly(
                        new Matched(CLAIM, null),
                        new Unmatched(UnmatchedReason.PRIOR_PAYER_DIFFERS),
                        new Unmatched(UnmatchedReason.PRIOR_PAYER_DIFFERS));
    }

    @Test
    void whatAPersonAppliedIsNotPaidAgainUntilItIsUndone() {
        var payment = SamplePayment.paid("TYPO", 15_050, 3_050, 2_000);
        var applied = Answer.decided(
                UUID.randomUUID(), PAYER, payment, CLAIM, new Answer.Decided(Money.of("30.50"), Money.of("20.00")));
        var undone = Answer.decided(
                UUID.randomUUID(),
                PAYER,
                SamplePayment.reversal("TYPO", 15_050, 3_050, 2_000),
                CLAIM,
                new Answer.Decided(Money.of("-30.50"), Money.of("-20.00")));
        var again = SamplePayment.paid("100001", 15_050, 3_050, 2_000);

        assertThat(match(again, CLAIM, applied)).isEqualTo(new Unmatched(UnmatchedReason.PAID_BEFORE));
        assertThat(match(again, CLAIM, applied, undone)).isEqualTo(new Matched(CLAIM, null));
    }

    @Test
    void whatWaitsSaysWhatItWaitsForNow() {
        var before = matching(List.of(CLAIM), List.of(), List.of());
        before.post(second(15_050, "150.50", "0.00", "0.00"));
        var matching = matching(List.of(CLAIM), List.of(), waitingAfter(before));
        matching.post(SamplePayment.paid("100001", 15_050, 3_050, 2_000));

        assertThat(matching.resolved()).isEmpty();
        assertThat(matching.reasons())
                .isEqualTo(Map.of(before.posted().getFirst().id(), UnmatchedReason.PRIOR_PAYER_DIFFERS));

        before.post(SamplePayment.paid("100001", 15_050, 3_050, 2_000));
        assertThat(matches(before))
                .containsExactly(new Unmatched(UnmatchedReason.PRIOR_PAYER_DIFFERS), new Matched(CLAIM, null));
    }

    @Test
    void aDenialAfterAPaymentMovesNothing() {
        var matching = matching(List.of(CLAIM), List.of(), List.of());
        matching.post(SamplePayment.paid("100001", 15_050, 3_050, 2_000));
        matching.post(SamplePayment.of("100001", ClaimStatus.DENIED)
                .line("", 15_050, new Adjustment("CO", "18", Money.of("150.50")))
                .stated());

        assertThat(matches(matching)).containsExactly(new Matched(CLAIM, null), new Matched(CLAIM, null));
        assertThat(matching.effects().getLast().outcome())
                .isEqualTo(new Claim.Outcome(Money.of("30.50"), Money.of("20.00"), ClaimState.PAID));
    }

    @Test
    void aReversalTakesBackThePaymentOfItsAmount() {
        var other = standing(CLAIM, SamplePayment.paid("100001", 15_050, 0, 0));
        var meant = standing(CLAIM, SamplePayment.paid("100001", 15_050, 3_050, 2_000));

        assertThat(match(SamplePayment.reversal("100001", 15_050, 3_050, 2_000), CLAIM, other, meant))
                .isEqualTo(new Matched(CLAIM, meant.id()));
    }

    @Test
    void ofPaymentsOfOneAmountItTakesBackTheOneWithThePayersNumber() {
        var other = standing(CLAIM, SamplePayment.paid("100001", 15_050, 3_050, 2_000));
        var meant = standing(
                CLAIM,
                SamplePayment.of("100001", ClaimStatus.PRIMARY)
                        .payerControlNumber("SECOND")
                        .line("", 15_050, 3_050, 2_000)
                        .stated());
        var reversal = SamplePayment.of("100001", ClaimStatus.REVERSAL)
                .payerControlNumber("SECOND")
                .line("", -15_050, -3_050, -2_000)
                .stated();

        assertThat(match(reversal, CLAIM, other, meant)).isEqualTo(new Matched(CLAIM, meant.id()));
    }

    @Test
    void aReversalWithOtherReasonsTakesBackWhatThePaymentMoved() {
        var matching = matching(List.of(CLAIM), List.of(), List.of());
        matching.post(SamplePayment.paid("100001", 15_050, 3_050, 2_000));
        matching.post(SamplePayment.of("100001", ClaimStatus.REVERSAL)
                .line(
                        "",
                        -15_050,
                        new Adjustment("CO", "216", Money.of("-30.50")),
                        new Adjustment("PR", "A0", Money.of("-20.00")))
                .stated());

        assertThat(matching.effects().getLast().outcome())
                .isEqualTo(new Claim.Outcome(Money.ZERO, Money.ZERO, ClaimState.SUBMITTED));
    }

    @Test
    void aReversalOfWhatNeverWasPaidWaits() {
        assertThat(match(
                        SamplePayment.reversal("100001", 15_050, 0, 0),
                        CLAIM,
                        standing(CLAIM, SamplePayment.paid("100001", 15_050, 1, 0))))
                .isEqualTo(new Unmatched(UnmatchedReason.REVERSAL_WITHOUT_PAYMENT));
    }

    @Test
    void aReversalTakesBackNoPaymentOfAnotherClaimOrPayer() {
        var another = SampleClaim.submitted("100002", "150.50");
        var reversal = SamplePayment.reversal("100001", 15_050, 0, 0);

        assertThat(match(reversal, CLAIM, standing(another, SamplePayment.paid("100002", 15_050, 0, 0))))
                .isEqualTo(new Unmatched(UnmatchedReason.REVERSAL_WITHOUT_PAYMENT));
        assertThat(match(
                        reversal,
                        CLAIM,
                        Answer.of(UUID.randomUUID(), OTHER_PAYER, SamplePayment.paid("100001", 15_050, 0, 0), CLAIM)))
                .isEqualTo(new Unmatched(UnmatchedReason.REVERSAL_WITHOUT_PAYMENT));
    }

    @Test
    void ofTwoAlikeTheFirstIsTakenBackThenTheSecondThenNone() {
        var first = standing(CLAIM, SamplePayment.paid("100001", 15_050, 0, 0));
        var second = standing(CLAIM, SamplePayment.paid("100001", 15_050, 0, 0));
        var reversal = SamplePayment.reversal("100001", 15_050, 0, 0);
        var matching = matching(List.of(CLAIM), List.of(first, second), List.of());
        for (int times = 0; times < 3; times++) {
            matching.post(reversal);
        }

        assertThat(matches(matching))
                .containsExactly(
                        new Matched(CLAIM, first.id()),
                        new Matched(CLAIM, second.id()),
                        new Unmatched(UnmatchedReason.REVERSAL_WITHOUT_PAYMENT));
    }

    @Test
    void aReversalBeforeItsPaymentTakesNothingBack() {
        var matching = matching(List.of(CLAIM), List.of(), List.of());
        matching.post(SamplePayment.reversal("100001", 15_050, 0, 0));
        matching.post(SamplePayment.paid("100001", 15_050, 0, 0));

        assertThat(matches(matching))
                .containsExactly(new Unmatched(UnmatchedReason.REVERSAL_WITHOUT_PAYMENT), new Matched(CLAIM, null));
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_OURS_FORWARDED", "PREDETERMINATION"})
    void whatMovesNothingIsNotTakenBack(ClaimStatus status) {
        var matching = matching(List.of(CLAIM), List.of(), List.of());
        matching.post(
                SamplePayment.of("100001", status).line("", 15_050, 15_050, 0).stated());
        matching.post(SamplePayment.reversal("100001", 15_050, 15_050, 0));

        assertThat(matches(matching)).last().isEqualTo(new Unmatched(UnmatchedReason.REVERSAL_WITHOUT_PAYMENT));
        assertThat(matching.effects()).isEmpty();
    }

    @Test
    void aDenialCanBeTakenBack() {
        var matching = matching(List.of(CLAIM), List.of(), List.of());
        matching.post(SamplePayment.of("100001", ClaimStatus.DENIED)
                .line("", 15_050, 15_050, 0)
                .stated());
        matching.post(SamplePayment.reversal("100001", 15_050, 15_050, 0));

        assertThat(matches(matching))
                .last()
                .isEqualTo(new Matched(CLAIM, matching.posted().getFirst().id()));
    }

    static List<Integer> seeds() {
        return IntStream.range(0, 300).boxed().toList();
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void noPaymentIsTakenBackTwiceAndEachReversalMeetsItsOppositeFromBefore(int seed) {
        var history = History.of(seed);
        var matching = history.posted();

        var before = new HashMap<UUID, PostedPayment>();
        var taken = new HashSet<UUID>();
        for (var payment : matching.posted()) {
            var takesBack = takesBack(payment.match());
            if (takesBack != null) {
                assertThat(taken.add(takesBack)).as("taken back once").isTrue();
                var opposite = before.get(takesBack);
                assertThat(opposite).as("came before").isNotNull();
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
        var whole = history.posted();
        int end = new Random(seed).nextInt(history.payments.size() + 1);

        var first = matching(history.claims, List.of(), List.of());
        history.payments.subList(0, end).forEach(first::post);
        var second = matching(history.claims, standingAfter(first), waitingAfter(first));
        history.payments.subList(end, history.payments.size()).forEach(second::post);

        assertThat(outcomes(List.of(first, second))).isEqualTo(outcomes(List.of(whole)));
        assertThat(first.posted().size() + second.posted().size()).isEqualTo(history.payments.size());
    }

    /** Whatever comes in whatever order: money that is stated is on a claim or waits, to the cent, and no claim is paid twice. */
    @ParameterizedTest
    @MethodSource("seeds")
    void everyCentIsOnAClaimOrWaits(int seed) {
        var history = History.of(seed);
        var matching = history.posted();

        var stated = Money.sum(history.payments.stream().map(ClaimPayment::paid).toList());
        var waits = Money.sum(matching.posted().stream()
                .filter(PostedPayment::isUnmatched)
                .map(payment -> payment.stated().paid())
                .toList());
        var onClaims = Money.sum(matching.effects().stream().map(Effect::paid).toList());
        assertThat(waits.plus(onClaims)).isEqualTo(stated);
        for (var claim : history.claims) {
            var paid = Money.sum(matching.effects().stream()
                    .filter(effect -> effect.claim().equals(claim))
                    .map(Effect::paid)
                    .toList());
            assertThat(paid).isBetween(Money.ZERO, claim.charge());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void everyPaymentHasItsAnswerAndWhatIsForAClaimHasItsNumberAndCharge(int seed) {
        var history = History.of(seed);
        var posted = history.posted().posted();

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
                                        .line("", charge, new Adjustment("CO", "50", Money.ofCents(charge)))
                                        .stated();
                        });
            }
            return new History(claims, payments);
        }

        PaymentMatching posted() {
            var matching = matching(claims, List.of(), List.of());
            payments.forEach(matching::post);
            return matching;
        }
    }

    /** One thing speaks against every payment. */
    private record OneThing(UnmatchedReason reason) implements Evidence {

        @Override
        public Optional<UnmatchedReason> againstPayee() {
            return only(UnmatchedReason.PAYEE_DIFFERS);
        }

        @Override
        public Optional<UnmatchedReason> againstPatient(ClaimPayment payment, Claim claim) {
            return only(UnmatchedReason.PATIENT_DIFFERS).or(() -> only(UnmatchedReason.SERVICE_DATE_DIFFERS));
        }

        @Override
        public Optional<UnmatchedReason> againstPayer(String payer, ClaimPayment payment, Claim claim) {
            return only(UnmatchedReason.PAYER_DIFFERS);
        }

        private Optional<UnmatchedReason> only(UnmatchedReason asked) {
            return Optional.of(reason).filter(asked::equals);
        }
    }

    private static ClaimPayment second(long charge, String prior, String contractual, String paid) {
        return SamplePayment.of("100001", ClaimStatus.SECONDARY)
                .line(
                        "",
                        charge,
                        new Adjustment("OA", "23", Money.of(prior)),
                        new Adjustment("CO", "45", Money.of(contractual)),
                        new Adjustment(
                                "PR",
                                "2",
                                Money.ofCents(charge)
                                        .minus(Money.of(prior))
                                        .minus(Money.of(contractual))
                                        .minus(Money.of(paid))))
                .stated();
    }

    private static @Nullable UUID takesBack(Match match) {
        return switch (match) {
            case Matched matched -> matched.takesBack();
            case TakesBackWaiting waiting -> waiting.takesBack();
            case Unmatched unmatched -> null;
        };
    }

    /** What the database would say stands. */
    private static List<Answer> standingAfter(PaymentMatching posted) {
        var standing = new ArrayList<Answer>();
        for (var effect : posted.effects()) {
            if (effect.takenBack()) {
                standing.removeIf(answer -> answer.id().equals(effect.answer().id()));
            } else {
                standing.add(effect.answer());
            }
        }
        return standing;
    }

    /** What the database would say waits. */
    private static List<Waiting> waitingAfter(PaymentMatching posted) {
        return posted.posted().stream()
                .filter(payment -> payment.resolution() == null && payment.match() instanceof Unmatched)
                .map(payment -> new Waiting(
                        payment.id(),
                        REMITTANCE,
                        payment.payer(),
                        ((Unmatched) payment.match()).reason(),
                        payment.stated()))
                .toList();
    }

    /** How each claim stands in the end. */
    private static Map<String, Claim.Outcome> outcomes(List<PaymentMatching> batches) {
        var outcomes = new HashMap<String, Claim.Outcome>();
        for (var batch : batches) {
            batch.effects().forEach(effect -> outcomes.put(effect.claim().controlNumber(), effect.outcome()));
        }
        return outcomes;
    }

    private static Answer standing(Claim claim, ClaimPayment payment) {
        return Answer.of(UUID.randomUUID(), PAYER, payment, claim);
    }

    private static PaymentMatching matching(
            Collection<Claim> claims, Collection<Answer> standing, Collection<Waiting> waiting) {
        return new PaymentMatching(Evidence.NONE, REMITTANCE, PAYER, claims, standing, waiting);
    }

    private static Match match(ClaimPayment payment) {
        return match(payment, CLAIM);
    }

    private static Match match(ClaimPayment payment, Claim claim, Answer... standing) {
        var matching = matching(List.of(claim), List.of(standing), List.of());
        matching.post(payment);
        return matches(matching).getFirst();
    }

    private static List<Match> matches(PaymentMatching matching) {
        return matching.posted().stream().map(PostedPayment::match).toList();
    }
}
