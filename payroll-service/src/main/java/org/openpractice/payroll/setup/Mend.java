package org.openpractice.payroll.setup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The call that mends a finding, ready to be sent once the example's values are replaced by the group's own.
 *
 * @param path as behind the gateway
 * @param ifMatch header of that name, where the call needs it
 * @param contentType of the body; null without one
 * @param body what to send: JSON, or the text of a CSV file
 * @param needsIdempotencyKey whether it needs a header {@code Idempotency-Key}, new for each thing that is to be done
 * @param byAnotherPerson whether somebody else must send it than who took the step before
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record Mend(
        String method,
        String path,
        @Nullable String ifMatch,
        @Nullable String contentType,

        @Schema(implementation = Object.class) @Nullable Object body,

        boolean needsIdempotencyKey,
        boolean byAnotherPerson) {

    private static final String PAYROLL = "/api/payroll";

    static Mend put(String path, @Nullable String ifMatch, Map<String, ?> body) {
        return new Mend("PUT", PAYROLL + path, ifMatch, "application/json", body, false, false);
    }

    static Mend post(String path, Map<String, ?> body) {
        return new Mend("POST", PAYROLL + path, null, "application/json", body, false, false);
    }

    /** A post that moves money. */
    static Mend postOnce(String path, @Nullable Map<String, ?> body) {
        return new Mend("POST", PAYROLL + path, null, body == null ? null : "application/json", body, true, false);
    }

    /** A file of the kinds that {@code GET /imports} lists. */
    static Mend csv(String kind, String file) {
        return new Mend("POST", PAYROLL + "/imports/" + kind, null, "text/csv", file, false, false);
    }

    /** The roster, with which everybody comes. */
    static Mend roster(String file) {
        return new Mend("POST", "/api/staff/roster-imports", null, "text/csv", file, false, false);
    }

    /** A step of a second person. */
    static Mend bySecondPerson(String path, @Nullable String ifMatch, @Nullable Map<String, ?> body) {
        return new Mend("POST", PAYROLL + path, ifMatch, body == null ? null : "application/json", body, false, true);
    }
}
