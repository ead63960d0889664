package org.openpractice.payroll.payment;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.openpractice.platform.encryption.ColumnCipher;

/** Keeps with a run who originated its file; sealed, for the company id holds the EIN. */
@ApplicationScoped
public class SealedOriginators {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String TABLE = "pay_run";
    private static final String COLUMN = "originator_sealed";

    private final ColumnCipher cipher;

    SealedOriginators(ColumnCipher cipher) {
        this.cipher = cipher;
    }

    public byte[] seal(UUID payRunId, Employer employer) {
        try {
            return cipher.seal(TABLE, COLUMN, payRunId, JSON.writeValueAsString(employer.originator(cipher)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An originator cannot be written as JSON", e);
        }
    }

    AchFile.Originator open(UUID payRunId, byte[] sealed) {
        try {
            return JSON.readValue(cipher.open(TABLE, COLUMN, payRunId, sealed), AchFile.Originator.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("An originator cannot be read from JSON", e);
        }
    }
}
