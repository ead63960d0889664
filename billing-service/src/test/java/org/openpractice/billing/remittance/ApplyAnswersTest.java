package org.openpractice.billing.remittance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
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
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.contracts.Money;
import org.openpractice.contracts.billing.BillingEvent;
import org.openpractice.contracts.billing.ClaimEvent;
import org.openpractice.contracts.billing.ServiceLineEvent.ServiceLinePosted;
import org.openpractice.contracts.billing.ServiceLineEvent.ServiceLineTakenBack;

/** What answers do to a claim, to the ledger, and to whoever listens. */
class ApplyAnswersTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 2);
    private static final UUID REMITTANCE = UUID.randomUUID();

    private final Claim claim = SampleClaim.submitted("100001", "100.00", "50.50");
    private final List<Journal> journals = new ArrayList<>();
    private final List<BillingEvent> events = new ArrayList<>();

    /** Posts them in their order; {@link #journals} and {@link #events} are of the last one. */
    private void post(ClaimPayment... payments) {
        var matching =
                new PaymentMatching(Evidence.NONE, REMITTANCE, "1990000001", List.of(claim), List.of(), List.of());
        int done = 0;
        for (var payment : payments) {
            matching.post(payment);
            journals.clear();
            events.clear();
            for (var effect :
                    matching.effects().subList(done, matching.effects().size())) {
                var moved = claim.settle(effect.paid(), effect.outcome());
                journals.add(ApplyAnswers.journal(moved, PostingRole.REMITTANCE_CLEARING));
                events.addAll(ApplyAnswers.facts(effect, REMITTANCE, moved, TODAY));
            }
            done = matching.effects().size();
        }
    }

    private List<Journal.Entry> entries() {
        return journals.stream().flatMap(journal -> journal.entries().stream()).toList();
    }

    @Test
    void aPaymentMovesTheReceivableToTheClearingAccountThePatientAndWhatIsWrittenOff() {
        post(SamplePayment.paid("100001", 15_050, 3_050, 2_000));

        assertThat(entries())
                .containsExactlyInAnyOrder(
                        debit(PostingRole.REMITTANCE_CLEARING, "100.00"),
                        debit(PostingRole.CONTRACTUAL_ADJUSTMENTS, "30.50"),
                        debit(PostingRole.RECEIVABLE_FROM_PATIENT, "20.00"),
                        credit(PostingRole.RECEIVABLE_FROM_PAYER, "150.50"));
    }

    @Test
    void aReversalMovesItBack() {
        post(
                SamplePayment.paid("100001", 15_050, 3_050, 2_000),
                SamplePayment.reversal("100001", 15_050, 3_050, 2_000));

        assertThat(entries())
                .containsExactlyInAnyOrder(
                        credit(PostingRole.REMITTANCE_CLEARING, "100.00"),
                        credit(PostingRole.CONTRACTUAL_ADJUSTMENTS, "30.50"),
                        credit(PostingRole.RECEIVABLE_FROM_PATIENT, "20.00"),
                        debit(PostingRole.RECEIVABLE_FROM_PAYER, "150.50"));
    }

    @Test
    void aDeniedClaimIsStillOwedByThePayer() {
        post(SamplePayment.of("100001", ClaimStatus.DENIED)
                .line("", 15_050, 15_050, 0)
                .stated());

        assertThat(entries()).isEmpty();
        assertThat(claim.owedByPayer()).isEqualTo(Money.of("150.50"));
    }

    @Test
    void whatIsLeftOpenStaysWithThePayer() {
        post(SamplePayment.of("100001", ClaimStatus.PRIMARY)
                .line("", 15_050, new Adjustment("CO", "50", Money.of("50.50")))
                .stated());

        assertThat(entries())
                .containsExactlyInAnyOrder(
                        debit(PostingRole.REMITTANCE_CLEARING, "100.00"),
                        credit(PostingRole.RECEIVABLE_FROM_PAYER, "100.00"));
    }

    @Test
    void aLaterPayerMovesThePatientsShareToItself() {
        post(
                SamplePayment.paid("100001", 15_050, 3_050, 2_000),
                SamplePayment.of("100001", ClaimStatus.SECONDARY)
                        .line("", 15_050, new Adjustment("OA", "23", Money.of("130.50")))
                        .stated());

        assertThat(entries())
                .containsExactlyInAnyOrder(
                        debit(PostingRole.REMITTANCE_CLEARING, "20.00"),
                        credit(PostingRole.RECEIVABLE_FROM_PATIENT, "20.00"));
        assertThat(events)
                .first()
                .isEqualTo(new ClaimEvent.ClaimPaid(claim.id(), REMITTANCE, Money.of("20.00"), Money.of("-20.00")));
    }

    @Test
    void aPaymentPaysItsClaimAndPostsTheLinesThatItAnswers() {
        post(SamplePayment.of("100001", ClaimStatus.PRIMARY)
                .line("1", 10_000, 2_000, 0)
                .line("2", 5_050, 5_050, 0)
                .stated());

        assertThat(claim.state()).isEqualTo(ClaimState.PAID);
        assertThat(claim.paid()).isEqualTo(Money.of("80.00"));
        assertThat(events).first().isInstanceOf(ClaimEvent.ClaimPaid.class);
        assertThat(lines()).containsExactly(1);
    }

    @Test
    void aLineLeftToThePatientIsAnswered() {
        post(SamplePayment.of("100001", ClaimStatus.PRIMARY)
                .line("1", 10_000, 10_000, 0)
                .line("2", 5_050, 0, 5_050)
                .stated());

        assertThat(lines()).containsExactly(2);
        assertThat(claim.patientResponsibility()).isEqualTo(Money.of("50.50"));
    }

    @Test
    void aPayerWhoGivesBackNoLineNumbersAnswersTheClaimAsAWhole() {
        post(SamplePayment.paid("100001", 15_050, 3_050, 2_000));

        assertThat(lines()).containsExactly(1, 2);
    }

    @Test
    void aNumberThatTheClaimDoesNotHaveAnswersItAsAWhole() {
        post(SamplePayment.of("100001", ClaimStatus.PRIMARY)
                .line("1", 10_000, 10_000, 0)
                .line("7", 5_050, 0, 0)
                .stated());

        assertThat(lines()).containsExactly(1, 2);
    }

    @Test
    void aClaimOfWhichNothingIsPaidHasNoLineAnswered() {
        post(SamplePayment.paid("100001", 15_050, 15_050, 0));

        assertThat(lines()).isEmpty();
    }

    @Test
    void aReversalTakesLinesBackAndTheClaimAwaitsItsCorrection() {
        post(SamplePayment.paid("100001", 15_050, 0, 0), SamplePayment.reversal("100001", 15_050, 0, 0));

        assertThat(claim.state()).isEqualTo(ClaimState.SUBMITTED);
        assertThat(claim.paid()).isEqualTo(Money.ZERO);
        assertThat(events).first().isInstanceOf(ClaimEvent.ClaimPaymentReversed.class);
        assertThat(events).filteredOn(ServiceLineTakenBack.class::isInstance).hasSize(2);
    }

    @Test
    void aDenialPostsNoLine() {
        post(SamplePayment.of("100001", ClaimStatus.DENIED)
                .line("1", 10_000, 0, 10_000)
                .line("2", 5_050, 5_050, 0)
                .stated());

        assertThat(claim.state()).isEqualTo(ClaimState.DENIED);
        assertThat(events).singleElement().isInstanceOf(ClaimEvent.ClaimDenied.class);
    }

    @Test
    void aDenialAfterAPaymentTellsNothing() {
        post(
                SamplePayment.paid("100001", 15_050, 3_050, 2_000),
                SamplePayment.of("100001", ClaimStatus.DENIED)
                        .line("", 15_050, new Adjustment("CO", "18", Money.of("150.50")))
                        .stated());

        assertThat(events).isEmpty();
        assertThat(entries()).isEmpty();
        assertThat(claim.state()).isEqualTo(ClaimState.PAID);
    }

    @ParameterizedTest
    @EnumSource(names = {"NOT_OURS_FORWARDED", "PREDETERMINATION"})
    void anEstimateOrANoticeMovesNoClaim(ClaimStatus status) {
        post(SamplePayment.of("100001", status).line("", 15_050, 15_050, 0).stated());

        assertThat(entries()).isEmpty();
        assertThat(events).isEmpty();
        assertThat(claim.state()).isEqualTo(ClaimState.SUBMITTED);
    }

    @Test
    void whatIsForNoClaimMovesNone() {
        post(SamplePayment.paid("X", 100, 0, 0));

        assertThat(entries()).isEmpty();
        assertThat(claim.state()).isEqualTo(ClaimState.SUBMITTED);
    }

    private List<Integer> lines() {
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
