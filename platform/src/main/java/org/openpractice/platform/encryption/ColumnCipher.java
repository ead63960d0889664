package org.openpractice.platform.encryption;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.openpractice.platform.tenancy.CurrentGroup;

/**
 * Seals values of single columns: AES-256-GCM under a key of the practice group, bound to group, table, column and row,
 * so that a sealed value copied to another cell does not open.
 *
 * <p>Group keys are derived from the master key by HKDF-SHA-256 (RFC 5869). A sealed value is one byte with the number of
 * the master key, twelve bytes of nonce, then ciphertext and tag.
 */
@ApplicationScoped
public class ColumnCipher {

    private static final byte MASTER_KEY_NUMBER = 1;
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final CurrentGroup group;
    private final byte[] masterKey;
    private final SecureRandom random = new SecureRandom();

    ColumnCipher(CurrentGroup group, @ConfigProperty(name = "openpractice.master-key") String masterKey) {
        this.group = group;
        this.masterKey = Base64.getDecoder().decode(masterKey);
        if (this.masterKey.length != 32) {
            throw new IllegalArgumentException("openpractice.master-key: expected 32 bytes in base64");
        }
    }

    /** Seals a value of the current practice group for one cell. */
    public byte[] seal(String table, String column, UUID rowId, String plain) {
        return seal(table, column, rowId, plain.getBytes(StandardCharsets.UTF_8));
    }

    /** Seals bytes of the current practice group for one cell. */
    public byte[] seal(String table, String column, UUID rowId, byte[] plain) {
        byte[] nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.ENCRYPT_MODE, key("seal"), new GCMParameterSpec(TAG_BITS, nonce));
            cipher.updateAAD(cell(table, column, rowId));
            byte[] sealed = cipher.doFinal(plain);
            return ByteBuffer.allocate(1 + NONCE_BYTES + sealed.length)
                    .put(MASTER_KEY_NUMBER)
                    .put(nonce)
                    .put(sealed)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Sealing " + table + "." + column + " failed", e);
        }
    }

    /**
     * Opens a value that was sealed for that cell.
     *
     * @throws IllegalStateException when it was not, or was changed since
     */
    public String open(String table, String column, UUID rowId, byte[] sealed) {
        return new String(openBytes(table, column, rowId, sealed), StandardCharsets.UTF_8);
    }

    /**
     * Opens bytes that were sealed for that cell.
     *
     * @throws IllegalStateException when they were not, or were changed since
     */
    public byte[] openBytes(String table, String column, UUID rowId, byte[] sealed) {
        if (sealed.length <= 1 + NONCE_BYTES || sealed[0] != MASTER_KEY_NUMBER) {
            throw new IllegalStateException("The value of " + table + "." + column + " is not a sealed one");
        }
        try {
            var cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(Cipher.DECRYPT_MODE, key("seal"), new GCMParameterSpec(TAG_BITS, sealed, 1, NONCE_BYTES));
            cipher.updateAAD(cell(table, column, rowId));
            return cipher.doFinal(sealed, 1 + NONCE_BYTES, sealed.length - 1 - NONCE_BYTES);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException(
                    "The value of " + table + "." + column + " was not sealed for this cell or has been changed", e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Opening " + table + "." + column + " failed", e);
        }
    }

    /**
     * An index by which equal values of a column can be found without opening any: HMAC-SHA-256 under a key of its own.
     * Equal values of two practice groups have different indexes.
     */
    public byte[] blindIndex(String table, String column, String plain) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(key("index:" + table + "." + column));
            return mac.doFinal(plain.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Indexing " + table + "." + column + " failed", e);
        }
    }

    private SecretKey key(String purpose) throws GeneralSecurityException {
        byte[] info = (purpose + ":" + group.id()).getBytes(StandardCharsets.UTF_8);
        return KDF.getInstance("HKDF-SHA256")
                .deriveKey(
                        "AES",
                        HKDFParameterSpec.ofExtract()
                                .addIKM(new SecretKeySpec(masterKey, "HKDF"))
                                .thenExpand(info, 32));
    }

    private byte[] cell(String table, String column, UUID rowId) {
        return (group.id() + ":" + table + ":" + column + ":" + rowId).getBytes(StandardCharsets.UTF_8);
    }
}
