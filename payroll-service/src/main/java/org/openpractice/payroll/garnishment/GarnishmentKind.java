package org.openpractice.payroll.garnishment;

/** What a debt is, which decides its place among other orders and its limit. */
public enum GarnishmentKind {
    CHILD_SUPPORT("Child support"),
    SPOUSAL_SUPPORT("Spousal support"),
    /** IRS Form 668-W; 26 USC 6331, 6334. */
    FEDERAL_TAX_LEVY("Federal tax levy"),
    STATE_TAX_LEVY("State tax levy"),
    /** Order of a court under chapter 13, 11 USC 1325(c). */
    BANKRUPTCY_CHAPTER_13("Chapter 13 bankruptcy"),
    /** Administrative wage garnishment for a federal student loan: 20 USC 1095a, 34 CFR 34.19. */
    STUDENT_LOAN("Federal student loan"),
    /** Administrative wage garnishment for another debt to the United States: 31 USC 3720D, 31 CFR 285.11. */
    FEDERAL_DEBT("Federal debt"),
    /** Judgment of any other creditor. */
    CREDITOR("Creditor garnishment");

    private final String title;

    GarnishmentKind(String title) {
        this.title = title;
    }

    /** As it stands on a stub. */
    public String title() {
        return title;
    }

    public boolean isSupport() {
        return this == CHILD_SUPPORT || this == SPOUSAL_SUPPORT;
    }

    boolean isTax() {
        return this == FEDERAL_TAX_LEVY || this == STATE_TAX_LEVY;
    }

    boolean isAdministrative() {
        return this == STUDENT_LOAN || this == FEDERAL_DEBT;
    }

    /** Whether only an order of a state's court or agency can be of this kind. */
    boolean isOfAState() {
        return isSupport() || this == STATE_TAX_LEVY || this == CREDITOR;
    }
}
