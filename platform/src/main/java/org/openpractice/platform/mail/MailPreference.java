package org.openpractice.platform.mail;

import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * When somebody wants mail.
 *
 * @param timeZone whose hours are meant, for example {@code America/New_York}
 * @param quietFrom begin of the hours without mail; absent together with {@code quietUntil} when there are none
 * @param quietUntil end of the hours without mail, on the next day when it is before {@code quietFrom}
 * @param digestAt hour of the one mail a day that collects all messages; absent when each is sent by itself
 */
@Schema(name = "MailPreference")
record MailPreference(
        @NotNull @Schema(type = SchemaType.STRING, examples = "America/New_York")
        ZoneId timeZone,

        @Nullable LocalTime quietFrom,
        @Nullable LocalTime quietUntil,
        @Nullable LocalTime digestAt) {

    /** Of somebody for whom nobody said anything: at once, at any hour. */
    static final MailPreference NONE = new MailPreference(ZoneId.of("America/New_York"), null, null, null);

    public MailPreference {
        if ((quietFrom == null) != (quietUntil == null)) {
            throw new IllegalArgumentException("expected quietFrom and quietUntil, or neither");
        }
        if (quietFrom != null && quietFrom.equals(quietUntil)) {
            throw new IllegalArgumentException("expected quiet hours that end at another time than they begin");
        }
    }

    boolean isDigest() {
        return digestAt != null;
    }

    /** When a message that is written now may go. */
    Instant dueAt(Instant now) {
        var at = now.atZone(timeZone);
        if (digestAt != null) {
            at = next(at, digestAt);
        }
        if (quietUntil != null && isQuiet(at.toLocalTime())) {
            at = next(at, quietUntil);
        }
        return at.toInstant();
    }

    private boolean isQuiet(LocalTime time) {
        if (quietFrom == null || quietUntil == null) {
            return false;
        }
        boolean begun = !time.isBefore(quietFrom);
        boolean over = !time.isBefore(quietUntil);
        return quietFrom.isBefore(quietUntil) ? begun && !over : begun || !over;
    }

    private static ZonedDateTime next(ZonedDateTime from, LocalTime time) {
        var today = from.with(time);
        return today.isBefore(from) ? from.plusDays(1).with(time) : today;
    }
}
