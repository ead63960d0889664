package org.openpractice.payroll.withholding;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.contracts.Money;

/**
 * What an employee certified on Form W-4. A certificate of 2019 or earlier stays valid until it is replaced (IRS
 * Publication 15, section 9), so both forms live side by side.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "form")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FormW4.From2020.class, name = "FROM_2020"),
    @JsonSubTypes.Type(value = FormW4.Before2020.class, name = "BEFORE_2020")
})
@Schema(
        oneOf = {FormW4.From2020.class, FormW4.Before2020.class},
        discriminatorProperty = "form")
public sealed interface FormW4 {

    /** Claims exemption from income tax withholding; Social Security and Medicare are owed all the same. */
    boolean exempt();

    boolean nonresidentAlien();

    /** What applies to an employee without a valid certificate (Publication 15, section 9). */
    static FormW4 none() {
        return new From2020(
                FilingStatus.SINGLE_OR_MARRIED_FILING_SEPARATELY,
                false,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                Money.ZERO,
                false,
                false);
    }

    /**
     * Form W-4 of 2020 or later. Amounts that are left out are zero.
     *
     * @param filingStatus Step 1(c)
     * @param multipleJobs box in Step 2(c) is checked
     * @param dependentsCredit Step 3, a year
     * @param otherIncome Step 4(a), a year
     * @param deductions Step 4(b), a year
     * @param extraWithholding Step 4(c), each pay period
     */
    record From2020(
            FilingStatus filingStatus,
            boolean multipleJobs,
            Money dependentsCredit,
            Money otherIncome,
            Money deductions,
            Money extraWithholding,
            boolean exempt,
            boolean nonresidentAlien)
            implements FormW4 {
        public From2020 {
            if (filingStatus == null) {
                throw new IllegalArgumentException("expected a filingStatus");
            }
            dependentsCredit = zeroOrMore("dependentsCredit", dependentsCredit);
            otherIncome = zeroOrMore("otherIncome", otherIncome);
            deductions = zeroOrMore("deductions", deductions);
            extraWithholding = zeroOrMore("extraWithholding", extraWithholding);
            // Publication 15, section 9: a nonresident alien is withheld as single and may not claim exemption.
            if (nonresidentAlien && filingStatus != FilingStatus.SINGLE_OR_MARRIED_FILING_SEPARATELY) {
                throw new IllegalArgumentException(
                        "expected filingStatus SINGLE_OR_MARRIED_FILING_SEPARATELY for a nonresident alien");
            }
            refuseExemptNonresident(exempt, nonresidentAlien);
        }
    }

    /**
     * Form W-4 of 2019 or earlier.
     *
     * @param allowances line 5
     * @param extraWithholding line 6, each pay period
     */
    record Before2020(
            MaritalStatus maritalStatus,
            int allowances,
            Money extraWithholding,
            boolean exempt,
            boolean nonresidentAlien)
            implements FormW4 {
        public Before2020 {
            if (maritalStatus == null) {
                throw new IllegalArgumentException("expected a maritalStatus");
            }
            if (allowances < 0 || allowances > 99) {
                throw new IllegalArgumentException("expected allowances from 0 to 99");
            }
            extraWithholding = zeroOrMore("extraWithholding", extraWithholding);
            if (nonresidentAlien && maritalStatus == MaritalStatus.MARRIED) {
                throw new IllegalArgumentException("expected maritalStatus SINGLE for a nonresident alien");
            }
            refuseExemptNonresident(exempt, nonresidentAlien);
        }

        /** The table that applies: the old form knows no head of household. */
        FilingStatus filingStatus() {
            return maritalStatus == MaritalStatus.MARRIED
                    ? FilingStatus.MARRIED_FILING_JOINTLY
                    : FilingStatus.SINGLE_OR_MARRIED_FILING_SEPARATELY;
        }
    }

    /** Line 3 of the form of 2019 and earlier. */
    enum MaritalStatus {
        SINGLE,
        MARRIED,
        MARRIED_WITHHOLD_AT_HIGHER_SINGLE_RATE
    }

    private static Money zeroOrMore(String field, Money amount) {
        var given = Objects.requireNonNullElse(amount, Money.ZERO);
        if (given.isNegative()) {
            throw new IllegalArgumentException("expected " + field + " of zero or more");
        }
        return given;
    }

    private static void refuseExemptNonresident(boolean exempt, boolean nonresidentAlien) {
        if (exempt && nonresidentAlien) {
            throw new IllegalArgumentException("expected exempt false for a nonresident alien");
        }
    }
}
