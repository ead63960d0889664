package org.openpractice.billing.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.openpractice.billing.claim.Claim;
import org.openpractice.billing.claim.ClaimState;
import org.openpractice.billing.claim.SampleClaim;
import org.openpractice.billing.ledger.Journal;
import org.openpractice.billing.ledger.PostingRole;
import org.openpractice.billing.remittance.PaymentMatching.Matched;
import org.openpractice.billing.remittance.PaymentMatching.Unmatched;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.billing.BillingEvent;
import org.openpractice.contracts.billing.ClaimEvent;
import org.openpractice.contracts.billing.ServiceLineEvent.ServiceLinePosted;
import org.openpractice.contracts.billing.ServiceLineEvent.ServiceLineTakenBack;

class PostedPaymentTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final UUID REMITTANCE = UUID.randomUUID();

    private final Claim claim = SampleClaim.submitted("100001", "100.00", "50.50");

    @Test
    void aPaymentMovesTheReceivableToTheClearingAccountThePatientAndWhatIsWrittenOff() {
        assertThat(posted(SamplePayment.paid("100001", 15_050, 3_050, 2_000))
                        .journal()
                        .entries())
                .containsExactlyInAnyOrder(
                        debit(PostingRole.REMITTANCE_CLEARING, "100.00"),
                        debit(PostingRole.CONTRACTUAL_ADJUSTMENTS, "30.50"),
                        debit(PostingRole.RECEIVABLE_FROM_PATIENT, "20.00"),
                        credit(PostingRole.RECEIVABLE_FROM_PAYER, "150.50"));
    }

    @Test
    void aReversalMovesItBack() {
        assertThat(posted(SamplePayment.reversal("100001", 15_050, 3_050, 2_000))
                        .journal()
                        .entries())
                .containsExactlyInAnyOrder(
                        credit(PostingRole.REMITTANCE_CLEARING, "100.00"),
                        credit(PostingRole.CONTRACTUAL_ADJUSTMENTS, "30.50"),
                        credit(PostingRole.RECEIVABLE_FROM_PATIENT, "20.00"),
                        debit(PostingRole.RECEIVABLE_FROM_PAYER, "150.50"));
    }

    @Test
    void aDeniedClaimIsStillOwedByThePayer() {
        var denied = SamplePayment.of("100001", ClaimStatus.DENIED)
                .line("", 15_050, 15_050, 0)
                .stated();

        assertThat(posted(denied).journal().isEmpty()).isTrue();
    }

    @Test
    void whatIsLeftOpenStaysWithThePayer() {
        var payment = SamplePayment.of("100001", ClaimStatus.PRIMARY)
                .line("", 15_050, new Adjustment("CO", "50", Money.of("50.50")))
                .stated();

        assertThat(posted(payment).journal().entries())
                .containsExactlyInAnyOrder(
                        debit(PostingRole.REMITTANCE_CLEARING, "100.00"),
                        credit(PostingRole.RECEIVABLE_FROM_PAYER, "100.00"));
    }

    @Test
    void aPaymentPaysItsClaimAndPostsTheLinesThatItAnswers() {
        var payment = SamplePayment.of("100001", ClaimStatus.PRIMARY)
                .line("1", 10_000, 2_000, 0)
                .line("2", 5_050, 5_050, 0)
                .stated();

        var events = posted(payment).applyTo(claim, REMITTANCE, TODAY);

        assertThat(claim.state()).isEqualTo(ClaimState.PAID);
        assertThat(claim.paid()).isEqualTo(Money.of("80.00"));
        assertThat(events).first().isInstanceOf(ClaimEvent.ClaimPaid.class);
        assertThat(lines(events)).containsExactly(1);
    }

    @Test
    void aLineLeftToThePatientIsAnswered() {
        var payment = SamplePayment.of("100001", ClaimStatus.PRIMARY)
                .line("1", 10_000, 10_000, 0)
                .line("2", 5_050, 0, 5_050)
                .stated();

        assertThat(lines(posted(payment).applyTo(claim, REMITTANCE, TODAY))).containsExactly(2);
        assertThat(claim.patientResponsibility()).isEqualTo(Money.of("50.50"));
    }

    @Test
    void aPayerWhoGivesBackNoLineNumbersAnswersTheClaimAsAWhole() {
        assertThat(lines(posted(SamplePayment.paid("100001", 15_050, 3_050, 2_000))
                        .applyTo(claim, REMITTANCE, TODAY)))
                .containsExactly(1, 2);
    }

    @Test
    void aNumberThatTheClaimDoesNotHaveAnswersItAsAWhole() {
        var payment = SamplePayment.of("100001", ClaimStatus.PRIMARY)
                .line("1", 10_000, 10_000, 0)
                .line("7", 5_050, 0, 0)
                .stated();

        assertThat(lines(posted(payment).applyTo(claim, REMITTANCE, TODAY))).containsExactly(1, 2);
    }

    @Test
    void aClaimOfWhichNothingIsPaidHasNoLineAnswered() {
        assertThat(lines(posted(SamplePayment.paid("100001", 15_050, 15_050, 0)).applyTo(claim, REMITTANCE, TODAY)))
                .isEmpty();
    }

    @Test
    void aReversalTakesLinesBackAndTheClaimAwaitsItsCorrection() {
        posted(SamplePayment.paid("100001", 15_050, 0, 0)).applyTo(claim, REMITTANCE, TODAY);

        var events = posted(SamplePayment.reversal("100001", 15_050, 0, 0)).applyTo(claim, REMITTANCE, TODAY);

        assertThat(claim.state()).isEqualTo(ClaimState.SUBMITTED);
        assertThat(claim.paid()).isEqualTo(Money.ZERO);
        assertThat(events).first().isInstanceOf(ClaimEvent.ClaimPaymentReversed.class);
        assertThat(events).filteredOn(ServiceLineTakenBack.class::isInstance).hasSize(2);
    }

    @Test
    void aDenialPostsNoLine() {
        var denied = SamplePayment.of("100001", ClaimStatus.DENIED)
                .line("1", 10_000, 0, 10_000)
                .line("2", 5_050, 5_050, 0)
                .stated();

        var events = posted(denied).applyTo(claim, REMITTANCE, TODAY);

        assertThat(claim.state()).isEqualTo(ClaimState.DENIED);
        assertThat(events).singleElement().isInstanceOf(ClaimEvent.ClaimDenied.class);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_OURS_FORWARDED", "PREDETERMINATION"})
    void anEstimateOrANoticeMovesNoClaim(ClaimStatus status) {
        var payment =
                SamplePayment.of("100001", status).line("", 15_050, 15_050, 0).stated();

        assertThat(posted(payment).movedClaim()).isEmpty();
        assertThat(posted(payment).isUnmatched()).isFalse();
    }

    @Test
    void whatIsForNoClaimMovesNone() {
        var payment = PostedPayment.of(
                SamplePayment.paid("X", 100, 0, 0), new Unmatched(UnmatchedReason.UNKNOWN_CONTROL_NUMBER));

        assertThat(payment.movedClaim()).isEmpty();
        assertThat(payment.isUnmatched()).isTrue();
    }

    private PostedPayment posted(ClaimPayment payment) {
        return PostedPayment.of(payment, new Matched(claim, null));
    }

    private static List<Integer> lines(List<BillingEvent> events) {
        return events.stream()
                .filter(ServiceLinePosted.class::isInstance)
                .map(event -> ((ServiceLinePosted) event).lineNumber())
                .toList();
    }

    private static Journal.Entry debit(PostingRole account, String amount) {
        return new Journal.Entry(account, Money.of(amount), Money.ZERO);
    }

    private static Journal.Entry credit(PostingRole account, String amount) {
        return new Journal.Entry(account, Money.ZERO, Money.of(amount));
    }
}
