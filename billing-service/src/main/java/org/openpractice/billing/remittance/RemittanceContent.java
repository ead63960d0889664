package org.openpractice.billing.remittance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import org.openpractice.billing.remittance.RemittancePart.ClaimPayment;
import org.openpractice.billing.remittance.RemittancePart.ProviderAdjustment;
import org.openpractice.platform.digest.Sha256;

/**
 * Digest of what one remittance says about claims and money: the same however its file is laid out, numbered and delimited,
 * another as soon as a claim, an amount or a reason is another.
 */
final class RemittanceContent {

    private final MessageDigest digest = Sha256.running();

    void add(ClaimPayment payment) {
        add(
                "CLP",
                payment.patientControlNumber(),
                payment.status().code(),
                payment.charge().amount(),
                payment.paid().amount(),
                payment.patientResponsibility().amount(),
                payment.payerControlNumber());
        payment.adjustments().forEach(this::add);
        for (var line : payment.lines()) {
            add(
                    "SVC",
                    line.procedure(),
                    line.charge().amount(),
                    line.paid().amount(),
                    line.lineControl(),
                    String.valueOf(line.serviceDate()));
            line.adjustments().forEach(this::add);
        }
    }

    void add(ProviderAdjustment adjustment) {
        add(
                "PLB",
                adjustment.reason(),
                adjustment.reference(),
                adjustment.amount().amount());
    }

    private void add(Adjustment adjustment) {
        add("CAS", adjustment.group(), adjustment.reason(), adjustment.amount().amount());
    }

    /** Elements hold no control character, so it tells one from the next. */
    private void add(String... elements) {
        digest.update(String.join("\u001F", elements).getBytes(StandardCharsets.UTF_8));
        digest.update((byte) 0x1E);
    }

    /** In hexadecimal; the next one starts anew. */
    String close() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
