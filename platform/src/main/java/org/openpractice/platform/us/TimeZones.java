package org.openpractice.platform.us;

import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;

/**
 * The time zone of a place in the United States, as far as its state and the first three digits of its ZIP code tell it: the
 * boundaries of the standard time zones are in 49 CFR part 71. Of the states that lie in two zones the smaller part is named
 * by its ZIP areas; where such an area lies in both, the zone holds in which most of its people live.
 */
public final class TimeZones {

    private static final ZoneId EASTERN = ZoneId.of("America/New_York");
    private static final ZoneId CENTRAL = ZoneId.of("America/Chicago");
    private static final ZoneId MOUNTAIN = ZoneId.of("America/Denver");
    private static final ZoneId PACIFIC = ZoneId.of("America/Los_Angeles");
    private static final ZoneId ATLANTIC = ZoneId.of("America/Puerto_Rico");
    private static final ZoneId CHAMORRO = ZoneId.of("Pacific/Guam");

    /** The smaller part of states in two zones, by the first three digits of the ZIP code. */
    private static final Map<String, ZoneId> BY_ZIP_AREA = Map.ofEntries(
            // Florida west of the Apalachicola
            Map.entry("324", CENTRAL),
            Map.entry("325", CENTRAL),
            // Idaho north of the Salmon
            Map.entry("835", PACIFIC),
            Map.entry("838", PACIFIC),
            // Indiana around Gary and Evansville
            Map.entry("463", CENTRAL),
            Map.entry("464", CENTRAL),
            Map.entry("476", CENTRAL),
            Map.entry("477", CENTRAL),
            // western Kentucky
            Map.entry("420", CENTRAL),
            Map.entry("421", CENTRAL),
            Map.entry("422", CENTRAL),
            Map.entry("423", CENTRAL),
            Map.entry("424", CENTRAL),
            // the Nebraska panhandle
            Map.entry("693", MOUNTAIN),
            // south-western North Dakota
            Map.entry("586", MOUNTAIN),
            // Malheur County, Oregon
            Map.entry("979", MOUNTAIN),
            // western South Dakota
            Map.entry("577", MOUNTAIN),
            // eastern Tennessee
            Map.entry("373", EASTERN),
            Map.entry("374", EASTERN),
            Map.entry("376", EASTERN),
            Map.entry("377", EASTERN),
            Map.entry("378", EASTERN),
            Map.entry("379", EASTERN),
            // El Paso, Texas
            Map.entry("799", MOUNTAIN),
            Map.entry("885", MOUNTAIN));

    private TimeZones() {}

    /**
     * The zone in which that place is.
     *
     * @param zip of which the first three digits count
     */
    public static ZoneId of(UsState state, String zip) {
        var area = zip.length() < 3 ? null : BY_ZIP_AREA.get(zip.substring(0, 3));
        return Optional.ofNullable(area).orElseGet(() -> most(state));
    }

    private static ZoneId most(UsState state) {
        return switch (state) {
            case CT, DC, DE, FL, GA, KY, MA, MD, ME, NC, NH, NJ, NY, OH, PA, RI, SC, VA, VT, WV -> EASTERN;
            case IN -> ZoneId.of("America/Indiana/Indianapolis");
            case MI -> ZoneId.of("America/Detroit");
            case AL, AR, IA, IL, KS, LA, MN, MO, MS, ND, NE, OK, SD, TN, TX, WI -> CENTRAL;
            case CO, MT, NM, UT, WY -> MOUNTAIN;
            case ID -> ZoneId.of("America/Boise");
            case AZ -> ZoneId.of("America/Phoenix");
            case CA, NV, OR, WA -> PACIFIC;
            case AK -> ZoneId.of("America/Anchorage");
            case HI -> ZoneId.of("Pacific/Honolulu");
            case PR, VI -> ATLANTIC;
            case GU, MP -> CHAMORRO;
            case AS -> ZoneId.of("Pacific/Pago_Pago");
        };
    }
}
