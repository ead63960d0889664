package org.openpractice.platform.upload;

import java.util.HexFormat;
import java.util.UUID;

/**
 * A file as it was received.
 *
 * @param sha256 digest of its bytes
 */
public record StoredFile(UUID id, String name, String mediaType, long sizeBytes, byte[] sha256) {

    public String sha256Hex() {
        return HexFormat.of().formatHex(sha256);
    }
}
