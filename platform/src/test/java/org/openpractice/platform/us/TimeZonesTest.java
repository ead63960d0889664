package org.openpractice.platform.us;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class TimeZonesTest {

    @ParameterizedTest
    @CsvSource({
        "PA, 15213, America/New_York",
        "TN, 37902, America/New_York",
        "TN, 37203, America/Chicago",
        "TX, 79901, America/Denver",
        "TX, 77002, America/Chicago",
        "FL, 32501, America/Chicago",
        "FL, 33101, America/New_York",
        "IN, 46402, America/Chicago",
        "IN, 46204, America/Indiana/Indianapolis",
        "AZ, 85001, America/Phoenix",
        "HI, 96813, Pacific/Honolulu",
        "GU, 96910, Pacific/Guam",
        "PR, 00901, America/Puerto_Rico"
    })
    void tellsTheZoneByStateAndZip(UsState state, String zip, String zone) {
        assertThat(TimeZones.of(state, zip)).isEqualTo(ZoneId.of(zone));
    }

    @ParameterizedTest
    @EnumSource
    void everyStateHasAZoneWestOfGreenwichOrTheDateLine(UsState state) {
        var offset = TimeZones.of(state, "").getRules().getOffset(Instant.parse("2026-12-01T02:30:00Z"));

        assertThat(offset.getTotalSeconds() / 3600).isIn(-11, -10, -9, -8, -7, -6, -5, -4, 10);
    }
}
