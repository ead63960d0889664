package org.openpractice.billing.claim;

import java.util.Set;

/** What the code of a service says about how it is counted and described. */
public final class ServiceCodes {

    private static final String FIRST_ANESTHESIA = "00100";
    private static final String LAST_ANESTHESIA = "01999";

    /** Anesthesia that is counted: by body surface, by day. */
    private static final Set<String> COUNTED_ANESTHESIA = Set.of("01953", "01996");

    /** They say nothing about what was done, so somebody must (SV101-7): an unlisted anesthesia, drugs and equipment without a code. */
    private static final Set<String> NOT_SPECIFIC = Set.of("01999", "J3490", "J3590", "J9999", "E1399");

    /** Modifier of a test that a laboratory with a certificate of waiver may do (42 CFR 493.15). */
    public static final String WAIVED_TEST = "QW";

    private static final String FIRST_LABORATORY = "80047";
    private static final String LAST_LABORATORY = "89398";

    private ServiceCodes() {}

    /** Whether its quantity is minutes: SV103 of 005010X222A1, code MJ, is required for anesthesia (X12 RFI 1571). */
    public static boolean isTimed(String procedure) {
        return procedure.chars().allMatch(Character::isDigit)
                && procedure.compareTo(FIRST_ANESTHESIA) >= 0
                && procedure.compareTo(LAST_ANESTHESIA) <= 0
                && !COUNTED_ANESTHESIA.contains(procedure);
    }

    /** Whether a description has to say what was done (005010X222A1, SV101-7). */
    public static boolean needsDescription(String procedure) {
        return NOT_SPECIFIC.contains(procedure);
    }

    /** Whether it is of the laboratory section, for which a claim names the laboratory's CLIA certificate (REF*X4). */
    public static boolean isLaboratory(String procedure) {
        return procedure.compareTo(FIRST_LABORATORY) >= 0 && procedure.compareTo(LAST_LABORATORY) <= 0;
    }
}
