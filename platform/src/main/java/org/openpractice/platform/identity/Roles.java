package org.openpractice.platform.identity;

/** The roles of the platform, as they stand in the {@code groups} claim of a token. */
public final class Roles {

    public static final String GROUP_ADMIN = "group-admin";
    public static final String PRACTICE_MANAGER = "practice-manager";
    public static final String HR = "hr";
    public static final String SCHEDULER = "scheduler";
    public static final String PAYROLL = "payroll";
    public static final String BILLER = "biller";
    public static final String ACCOUNTANT = "accountant";
    public static final String COMPLIANCE = "compliance";
    public static final String PROVIDER = "provider";
    /** Own record only. */
    public static final String EMPLOYEE = "employee";
    /** A clearing house that delivers remittances. */
    public static final String PARTNER_REMITTANCE = "partner:remittance";

    private Roles() {}
}
