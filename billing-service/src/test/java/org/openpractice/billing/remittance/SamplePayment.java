package org.openpractice.billing.remittance;

import java.util.ArrayList;
import java.util.List;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.billing.remittance.RemittancePart.Line;
import org.openpractice.billing.x12.Position;
import org.openpractice.contracts.Money;

/** Claim payments for tests of rules, without a file. Amounts are in cents. */
final class SamplePayment {

    private static final Position SOMEWHERE = new Position(13, 400, "CLP", 0, 0);

    private final String number;
    private final ClaimStatus status;
    private String payerControlNumber;
    private final List<Line> lines = new ArrayList<>();

    private SamplePayment(String number, ClaimStatus status) {
        this.number = number;
        this.status = status;
        this.payerControlNumber = "PCN" + number;
    }

    static SamplePayment of(String number, ClaimStatus status) {
        return new SamplePayment(number, status);
    }

    static ClaimPayment paid(String number, long charge, long contractual, long patient) {
        return of(number, ClaimStatus.PRIMARY)
                .line("", charge, contractual, patient)
                .stated();
    }

    /** Takes back what {@link #paid} pays. */
    static ClaimPayment reversal(String number, long charge, long contractual, long patient) {
        return of(number, ClaimStatus.REVERSAL)
                .line("", -charge, -contractual, -patient)
                .stated();
    }

    SamplePayment payerControlNumber(String theirs) {
        payerControlNumber = theirs;
        return this;
    }

    /** @param control number of the claim's line; empty when the payer does not give it back */
    SamplePayment line(String control, long charge, long contractual, long patient) {
        return line(
                control,
                charge,
                new Adjustment("CO", "45", Money.ofCents(contractual)),
                new Adjustment("PR", "3", Money.ofCents(patient)));
    }

    SamplePayment line(String control, long charge, Adjustment... adjustments) {
        var stated = List.of(adjustments);
        lines.add(new Line(
                SOMEWHERE,
                "HC:99213",
                "",
                Money.ofCents(charge),
                Money.ofCents(charge).minus(Adjustment.total(stated)),
                control,
                null,
                stated,
                List.of()));
        return this;
    }

    ClaimPayment stated() {
        return new ClaimPayment(
                SOMEWHERE,
                number,
                status,
                Money.sum(lines.stream().map(Line::charge).toList()),
                Money.sum(lines.stream().map(Line::paid).toList()),
                Money.ZERO,
                payerControlNumber,
                null,
                null,
                null,
                List.of(),
                List.copyOf(lines));
    }
}
