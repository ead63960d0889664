package org.openpractice.platform.signature;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.openpractice.platform.digest.Sha256;
import org.openpractice.platform.identity.Login;

/**
 * A signature as it is kept.
 *
 * @param id made from everything else ({@link #idOf}); of a row that was changed it no longer fits
 * @param meaning what the person declared by it, in words
 * @param content bytes that were signed
 * @param sha256 of the content
 * @param signedAt on the clock of the business, to the microsecond; the login is on the identity provider's
 */
record Signature(
        UUID id,
        String subjectType,
        UUID subjectId,
        String meaning,
        byte[] content,
        byte[] sha256,
        Login login,
        Instant signedAt) {

    private static final ObjectMapper CANONICAL = new ObjectMapper();

    static Signature of(
            String subjectType, UUID subjectId, String meaning, byte[] content, Login login, Instant signedAt) {
        var sha256 = Sha256.of(content);
        return new Signature(
                idOf(subjectType, subjectId, meaning, sha256, login, signedAt),
                subjectType,
                subjectId,
                meaning,
                content,
                sha256,
                login,
                signedAt);
    }

    boolean hasItsContent() {
        return MessageDigest.isEqual(sha256, Sha256.of(content));
    }

    boolean hasItsId() {
        return id.equals(idOf(subjectType, subjectId, meaning, sha256, login, signedAt));
    }

    String digest() {
        return HexFormat.of().formatHex(sha256);
    }

    /** A UUID version 8 from SHA-256 over the canonical JSON of the signature (RFC 9562, appendix B.2). */
    private static UUID idOf(
            String subjectType, UUID subjectId, String meaning, byte[] sha256, Login login, Instant signedAt) {
        var members = new LinkedHashMap<String, String>();
        members.put("subjectType", subjectType);
        members.put("subjectId", subjectId.toString());
        members.put("meaning", meaning);
        members.put("sha256", HexFormat.of().formatHex(sha256));
        members.put("signedBy", login.name());
        members.put("signedById", login.userId());
        members.put("client", login.client());
        members.put("loggedInAt", login.at().toString());
        members.put("authentication", login.authentication());
        members.put("signedAt", signedAt.toString());
        try {
            var hash = ByteBuffer.wrap(Sha256.of(CANONICAL.writeValueAsString(members)));
            return new UUID(
                    hash.getLong() & 0xFFFF_FFFF_FFFF_0FFFL | 0x8000L,
                    hash.getLong() & 0x3FFF_FFFF_FFFF_FFFFL | 0x8000_0000_0000_0000L);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings are always JSON", e);
        }
    }
}
