package org.openpractice.platform.http;

import jakarta.enterprise.context.RequestScoped;
import java.security.MessageDigest;
import org.openpractice.platform.digest.Sha256;

/** Digest of the bytes that the current request's body brought. */
@RequestScoped
public class RequestFingerprint {

    private final MessageDigest digest = Sha256.running();

    /** Takes in the body. */
    void add(byte[] bytes) {
        digest.update(bytes);
    }

    /** The digest; asked for once. */
    public byte[] value() {
        return digest.digest();
    }
}
