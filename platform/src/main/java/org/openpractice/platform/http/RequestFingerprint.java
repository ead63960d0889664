package org.openpractice.platform.http;

import jakarta.enterprise.context.RequestScoped;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/** Digest of the bytes that the current request's body brought. */
@RequestScoped
public class RequestFingerprint {

    private final MessageDigest digest;

    RequestFingerprint() {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    /** Takes in the body. */
    void add(byte[] bytes) {
        digest.update(bytes);
    }

    /** The digest; asked for once. */
    public byte[] value() {
        return digest.digest();
    }
}
