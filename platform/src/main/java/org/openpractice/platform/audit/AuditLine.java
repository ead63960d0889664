package org.openpractice.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.digest.Sha256;

/**
 * One line of the audit log.
 *
 * @param sequence 1, 2, 3 ... within the practice group
 * @param at to the microsecond
 */
record AuditLine(
        long sequence,
        Instant at,
        String actor,
        String client,
        String action,
        String subjectType,
        @Nullable UUID subjectId,
        @Nullable String correlationId) {

    private static final ObjectMapper CANONICAL = new ObjectMapper();

    AuditLine numbered(long number) {
        return new AuditLine(number, at, actor, client, action, subjectType, subjectId, correlationId);
    }

    /** SHA-256 over the hash of the line before and this line's canonical JSON. */
    byte[] hash(byte[] previous) {
        var digest = Sha256.running();
        digest.update(previous);
        return digest.digest(canonical().getBytes(StandardCharsets.UTF_8));
    }

    private String canonical() {
        var members = new LinkedHashMap<String, @Nullable Object>();
        members.put("sequence", sequence);
        members.put("at", at.toString());
        members.put("actor", actor);
        members.put("client", client);
        members.put("action", action);
        members.put("subjectType", subjectType);
        members.put("subjectId", subjectId == null ? null : subjectId.toString());
        members.put("correlationId", correlationId);
        try {
            return CANONICAL.writeValueAsString(members);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Strings and numbers are always JSON", e);
        }
    }
}
