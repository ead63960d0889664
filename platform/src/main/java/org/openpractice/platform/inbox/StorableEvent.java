package org.openpractice.platform.inbox;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.json.JsonTexts;
import org.openpractice.platform.text.TextRule;

/**
 * What of an event the database cannot hold. Unlike a request, an event is not refused for what else is no text: it has
 * happened.
 */
final class StorableEvent {

    private static final ObjectMapper MAPPER = JsonMapper.builder().build();

    private StorableEvent() {}

    /** @throws IllegalArgumentException naming each field whose text no record can hold */
    static void check(byte[] payload) throws IOException {
        if (!isSuspect(payload)) {
            return;
        }
        var tree = MAPPER.readTree(payload);
        var flaws = tree.isContainerNode() ? JsonTexts.takeOut(tree, StorableEvent::flawOf) : null;
        if (flaws != null && !flaws.isEmpty()) {
            var named = new StringBuilder();
            flaws.forEach((field, flaw) -> named.append(named.isEmpty() ? "" : ", ")
                    .append(TextRule.storable(field))
                    .append(' ')
                    .append(flaw));
            throw new IllegalArgumentException(named + "; no record can hold that");
        }
    }

    /** The payload as text; empty when it is none that could be kept as such. */
    static Optional<String> text(byte[] payload) {
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            return TextRule.isStorable(text) ? Optional.of(text) : Optional.empty();
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    private static @Nullable String flawOf(String text) {
        return TextRule.isStorable(text) ? null : "has a null character or half a surrogate pair";
    }

    /** Null characters and halves of surrogate pairs come as {@code \\u}-escapes, halves also as bytes from ED A0 on. */
    private static boolean isSuspect(byte[] payload) {
        for (int i = 0; i + 1 < payload.length; i++) {
            if ((payload[i] == '\\' && payload[i + 1] == 'u')
                    || (payload[i] == (byte) 0xED && (payload[i + 1] & 0xFF) >= 0xA0)) {
                return true;
            }
        }
        return false;
    }
}
