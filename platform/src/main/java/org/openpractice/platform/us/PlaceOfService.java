package org.openpractice.platform.us;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The CMS place-of-service code set for professional claims, with 27 from October 1, 2023 (CR 13314) and 66 from August 1, 2024
 * (Transmittal 12779). Codes that are not assigned name no place.
 */
public final class PlaceOfService {

    private static final Set<String> CODES = Stream.of(
                    "01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20 21 22 23 24 25 26 27",
                    "31 32 33 34 41 42 49 50 51 52 53 54 55 56 57 58 60 61 62 65 66 71 72 81 99")
            .flatMap(line -> Stream.of(line.split(" ")))
            .collect(Collectors.toUnmodifiableSet());

    /** Those whose definition speaks of inpatients (CGS, "Crossover Claims Rejecting", March 5, 2012). */
    private static final Set<String> INPATIENT = Set.of("21", "31", "51", "61");

    private PlaceOfService() {}

    /** Whether the code names a place. */
    public static boolean isAssigned(String code) {
        return CODES.contains(code);
    }

    /** Whether patients are admitted there, so that a claim states when (005010X222A1, loop 2300, DTP*435; X12 RFI 154, 2130). */
    public static boolean isInpatient(String code) {
        return INPATIENT.contains(code);
    }
}
