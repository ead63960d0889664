package org.openpractice.platform.calendar;

import java.nio.ByteBuffer;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.digest.Sha256;

/**
 * What makes an address unguessable: 32 random bytes, behind the id of the practice group as which they are looked up. The
 * id only chooses whose rows are visible; whether the address is good is decided among them by the secret's hash.
 */
final class FeedToken {

    private static final int GROUP_BYTES = 16;
    private static final int SECRET_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final UUID group;
    private final byte[] secret;

    private FeedToken(UUID group, byte[] secret) {
        this.group = group;
        this.secret = secret;
    }

    static FeedToken next(UUID group) {
        byte[] secret = new byte[SECRET_BYTES];
        RANDOM.nextBytes(secret);
        return new FeedToken(group, secret);
    }

    /** Empty for what cannot be one. */
    static Optional<FeedToken> parse(String text) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            if (bytes.length != GROUP_BYTES + SECRET_BYTES) {
                return Optional.empty();
            }
            var buffer = ByteBuffer.wrap(bytes);
            return Optional.of(new FeedToken(
                    new UUID(buffer.getLong(), buffer.getLong()),
                    Arrays.copyOfRange(bytes, GROUP_BYTES, bytes.length)));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    UUID group() {
        return group;
    }

    /** SHA-256: of 256 random bits no slower hash is needed. */
    byte[] hash() {
        return Sha256.of(secret);
    }

    /** As it stands in the address. */
    String text() {
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(GROUP_BYTES + SECRET_BYTES)
                        .putLong(group.getMostSignificantBits())
                        .putLong(group.getLeastSignificantBits())
                        .put(secret)
                        .array());
    }

    /** Not the secret. */
    @Override
    public String toString() {
        return "feed of " + group;
    }
}
