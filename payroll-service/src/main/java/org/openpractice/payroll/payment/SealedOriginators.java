package org.openpractice.payroll.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.openpractice.platform.encryption.ColumnCipher;

/** Keeps with a file who originated it, so that it stays the same; sealed, for the company id holds the EIN. */
@ApplicationScoped
class SealedOriginators {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TABLE = "payment_file";
    private static final String COLUMN = "originator_sealed";

    private final ColumnCipher cipher;

    SealedOriginators(ColumnCipher cipher) {
        this.cipher = cipher;
    }

    byte[] seal(UUID paymentFileId, AchFile.Originator originator) {
        try {
            return cipher.seal(TABLE, COLUMN, paymentFileId, JSON.writeValueAsString(originator));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An originator cannot be written as JSON", e);
        }
    }

    AchFile.Originator open(PaymentFile file) {
        try {
            return JSON.readValue(
                    cipher.open(TABLE, COLUMN, file.id(), file.originatorSealed()), AchFile.Originator.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An originator cannot be read from JSON", e);
        }
    }
}
