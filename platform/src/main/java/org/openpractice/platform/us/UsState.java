package org.openpractice.platform.us;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.util.Locale;

/** States, the District of Columbia and the inhabited territories, by their two-letter USPS code (Publication 28, appendix B). */
public enum UsState {
    AL,
    AK,
    AS,
    AZ,
    AR,
    CA,
    CO,
    CT,
    DC,
    DE,
    FL,
    GA,
    GU,
    HI,
    IA,
    ID,
    IL,
    IN,
    KS,
    KY,
    LA,
    MA,
    MD,
    ME,
    MI,
    MN,
    MO,
    MP,
    MS,
    MT,
    NC,
    ND,
    NE,
    NH,
    NJ,
    NM,
    NV,
    NY,
    OH,
    OK,
    OR,
    PA,
    PR,
    RI,
    SC,
    SD,
    TN,
    TX,
    UT,
    VA,
    VI,
    VT,
    WA,
    WI,
    WV,
    WY;

    /**
     * Reads a code; case and surrounding blanks do not matter.
     *
     * @throws IllegalArgumentException when it is no USPS code of a state
     */
    @JsonCreator
    public static UsState of(String code) {
        String wanted = code.strip().toUpperCase(Locale.ROOT);
        for (var state : values()) {
            if (state.name().equals(wanted)) {
                return state;
            }
        }
        throw new IllegalArgumentException("expected the two-letter USPS code of a state, for example PA");
    }
}
