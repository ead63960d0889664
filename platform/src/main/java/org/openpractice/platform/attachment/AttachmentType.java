package org.openpractice.platform.attachment;

import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.problem.PlatformProblem;

/** The types of files that may be attached to a record. */
enum AttachmentType {
    PDF("application/pdf", "25504446 2D", "pdf"),
    PNG("image/png", "89504E47 0D0A1A0A", "png"),
    JPEG("image/jpeg", "FFD8FF", "jpg", "jpeg"),
    TIFF("image/tiff", "49492A00|4D4D002A|49492B00|4D4D002B", "tif", "tiff"),
    TEXT("text/plain", "", "txt"),
    CSV("text/csv", "", "csv"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", "504B0304", "docx"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "504B0304", "xlsx");

    private final String mediaType;
    private final List<byte[]> magics;
    private final List<String> extensions;

    /** @param magics first bytes of a file of the type in hexadecimal, alternatives apart by a bar; empty when it has none */
    AttachmentType(String mediaType, String magics, String... extensions) {
        this.mediaType = mediaType;
        this.magics = magics.isEmpty()
                ? List.of()
                : Arrays.stream(magics.replace(" ", "").split("\\|"))
                        .map(java.util.HexFormat.of()::parseHex)
                        .toList();
        this.extensions = List.of(extensions);
    }

    /**
     * The type that a {@code Content-Type} header names; parameters do not matter.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code unsupported-media-type}
     */
    static AttachmentType of(@Nullable String contentType) {
        try {
            var given = MediaType.valueOf(contentType);
            for (var type : values()) {
                if (type.mediaType.equalsIgnoreCase(given.getType() + "/" + given.getSubtype())) {
                    return type;
                }
            }
        } catch (IllegalArgumentException e) {
            // Not a media type: as good as an unknown one.
        }
        throw PlatformProblem.UNSUPPORTED_MEDIA_TYPE.because(
                "send one of the types of files that may be attached",
                Map.of(
                        "allowed",
                        Arrays.stream(values()).map(AttachmentType::mediaType).toList()));
    }

    String mediaType() {
        return mediaType;
    }

    /** The usual ending of its files' names first, without a dot. */
    List<String> extensions() {
        return extensions;
    }

    boolean isText() {
        return this == TEXT || this == CSV;
    }

    /** Folder of the main part of an Office document's package; null for other types. */
    @Nullable
    String officeFolder() {
        return switch (this) {
            case DOCX -> "word/";
            case XLSX -> "xl/";
            default -> null;
        };
    }

    /** Whether a file that begins so can be of the type; of text this says nothing. */
    boolean canBeginWith(byte[] head) {
        return magics.isEmpty()
                || magics.stream()
                        .anyMatch(magic ->
                                head.length >= magic.length && Arrays.equals(magic, Arrays.copyOf(head, magic.length)));
    }
}
