package org.openpractice.platform.mail;

import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.sql.Row;

/**
 * A message as shown; not what it says.
 *
 * @param about the record it tells of
 * @param recipient null when nobody is named for the occasion
 * @param dueAt it is not sent before
 * @param replyCode what the mail server answered last (RFC 5321); null before there was an answer
 * @param reply the server's words, or why it could not be reached
 */
@Schema(name = "Message")
record MessageView(
        UUID id,
        String occasion,
        UUID about,
        @Nullable String recipient,
        String subject,
        MessageState state,
        boolean isDigest,
        Instant createdAt,
        Instant dueAt,
        int attempts,
        @Nullable Integer replyCode,
        @Nullable String reply,
        @Nullable Instant sentAt) {

    static MessageView of(Row row) {
        return new MessageView(
                row.uuid("id"),
                row.string("occasion"),
                row.uuid("about"),
                row.orNull("recipient", Row::string),
                row.string("subject"),
                row.constant("state", MessageState.class),
                row.flag("is_digest"),
                row.instant("created_at"),
                row.instant("due_at"),
                row.integer("attempts"),
                row.orNull("reply_code", Row::integer),
                row.orNull("reply", Row::string),
                row.orNull("sent_at", Row::instant));
    }
}
