package org.openpractice.platform.lists;

import io.quarkus.arc.Unremovable;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.problem.PlatformProblem;

/**
 * Seals where a page ended under the practice group's key, bound to the question it answered. A cursor that was made up,
 * changed, or given out for another list, filter, order or group opens nowhere. Sealed rather than signed: the last row's
 * name is in it, and addresses are logged.
 */
@ApplicationScoped
@Unremovable
class Cursors {

    private static final UUID NO_ROW = new UUID(0, 0);

    private final ColumnCipher cipher;

    Cursors(ColumnCipher cipher) {
        this.cipher = cipher;
    }

    /**
     * The last row of a page.
     *
     * @param key what the list is sorted by, as text; null when it is sorted by the id alone
     */
    record Position(@Nullable String key, UUID id) {}

    String seal(String question, Position position) {
        String text = position.id() + (position.key() == null ? "" : position.key());
        byte[] sealed = cipher.seal("list", question, NO_ROW, text);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code invalid-cursor} */
    Position open(String question, String cursor, boolean sorted) {
        try {
            byte[] text = cipher.openBytes(
                    "list", question, NO_ROW, Base64.getUrlDecoder().decode(cursor));
            String plain = new String(text, StandardCharsets.UTF_8);
            return new Position(sorted ? plain.substring(36) : null, UUID.fromString(plain.substring(0, 36)));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw PlatformProblem.INVALID_CURSOR.because("expected the nextCursor of a page of this list");
        }
    }
}
