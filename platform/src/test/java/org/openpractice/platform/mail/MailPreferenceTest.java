package org.openpractice.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class MailPreferenceTest {

    private static final ZoneId NEW_YORK = ZoneId.of("America/New_York");

    private static MailPreference preference(@Nullable String from, @Nullable String until, @Nullable String digest) {
        return new MailPreference(NEW_YORK, time(from), time(until), time(digest));
    }

    private static @Nullable LocalTime time(@Nullable String text) {
        return text == null ? null : LocalTime.parse(text);
    }

    private static Instant at(String local) {
        return LocalDateTime.parse(local).atZone(NEW_YORK).toInstant();
    }

    @Test
    void withoutAPreferenceAMessageGoesAtOnce() {
        assertThat(MailPreference.NONE.dueAt(at("2026-11-30T03:00"))).isEqualTo(at("2026-11-30T03:00"));
    }

    @Test
    void quietHoursOverMidnightEndInTheMorning() {
        var night = preference("20:00", "07:00", null);
        assertThat(night.dueAt(at("2026-11-30T19:59"))).isEqualTo(at("2026-11-30T19:59"));
        assertThat(night.dueAt(at("2026-11-30T20:00"))).isEqualTo(at("2026-12-01T07:00"));
        assertThat(night.dueAt(at("2026-12-01T06:59"))).isEqualTo(at("2026-12-01T07:00"));
        assertThat(night.dueAt(at("2026-12-01T07:00"))).isEqualTo(at("2026-12-01T07:00"));
    }

    @Test
    void quietHoursWithinADayEndOnTheSameDay() {
        var lunch = preference("12:00", "13:00", null);
        assertThat(lunch.dueAt(at("2026-11-30T12:30"))).isEqualTo(at("2026-11-30T13:00"));
        assertThat(lunch.dueAt(at("2026-11-30T23:00"))).isEqualTo(at("2026-11-30T23:00"));
    }

    @Test
    void aDigestWaitsForItsHourAndAfterThatForTheHourOfTheNextDay() {
        var digest = preference(null, null, "08:00");
        assertThat(digest.dueAt(at("2026-11-30T07:00"))).isEqualTo(at("2026-11-30T08:00"));
        assertThat(digest.dueAt(at("2026-11-30T08:01"))).isEqualTo(at("2026-12-01T08:00"));
    }

    @Test
    void aDigestInQuietHoursWaitsForTheirEnd() {
        assertThat(preference("20:00", "07:00", "06:00").dueAt(at("2026-11-30T15:00")))
                .isEqualTo(at("2026-12-01T07:00"));
    }

    @Test
    void anHourThatTheClockLeavesOutIsTheNextOneThereIs() {
        // On 14 March 2027 the clock goes from 02:00 to 03:00.
        assertThat(preference("20:00", "02:30", null).dueAt(at("2027-03-13T22:00")))
                .isEqualTo(at("2027-03-14T03:30"));
    }

    @Test
    void refusesHalfOrEmptyQuietHours() {
        assertThatThrownBy(() -> preference("20:00", null, null)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> preference("20:00", "20:00", null)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void triesAgainAfterHalfAMinuteThenEverLaterUpToTwoHours() {
        assertThat(MailWorker.backOff(0)).isEqualTo(Duration.ofSeconds(30));
        assertThat(MailWorker.backOff(1)).isEqualTo(Duration.ofMinutes(1));
        assertThat(MailWorker.backOff(7)).isEqualTo(Duration.ofMinutes(64));
        assertThat(MailWorker.backOff(8)).isEqualTo(Duration.ofHours(2));
        assertThat(MailWorker.backOff(4711)).isEqualTo(Duration.ofHours(2));
    }

    @Test
    void anAddressIsPlainAndKeptInLowerCase() {
        assertThat(new MailAddress(" Payroll@Practice.Example ").value()).isEqualTo("payroll@practice.example");
        for (String wrong :
                new String[] {"", "payroll", "a b@c.example", "a@b", "a@b.example\nBcc: c@d.example", "<a@b.c>"}) {
            assertThatThrownBy(() -> new MailAddress(wrong)).as(wrong).isInstanceOf(IllegalArgumentException.class);
        }
    }
}
