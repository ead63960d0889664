package org.openpractice.platform.attachment;

import java.time.Instant;
import java.util.UUID;
import org.openpractice.platform.http.Identified;

/**
 * An attachment as it is shown in lists.
 *
 * @param fileName name it is kept under: as given, without what could deceive or harm
 * @param sha256 digest of its bytes, in hexadecimal
 */
public record AttachmentView(
        UUID id,
        String fileName,
        String mediaType,
        long sizeBytes,
        String sha256,
        String attachedBy,
        Instant attachedAt)
        implements Identified {}
