package org.openpractice.platform.identity;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * The roles of the platform, as they stand in the {@code groups} claim of a token, and names for sets of them that many
 * endpoints share. In {@code @RolesAllowed} a set stands as one name, alone or beside roles.
 */
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

    /** Locations, departments, positions: whoever works with anything needs their names. */
    public static final String READ_PRACTICE = "${roles.read-practice}";
    /** Who decides how the practice is made up and who buys what it needs. */
    public static final String RUN_PRACTICE = "${roles.run-practice}";
    /** Everybody whose work concerns the staff. */
    public static final String READ_STAFF = "${roles.read-staff}";
    /** Hiring, changing and ending employment. */
    public static final String KEEP_STAFF = "${roles.keep-staff}";
    /** What the group owes, and where its people stand against the exclusion list. */
    public static final String READ_COMPLIANCE = "${roles.read-compliance}";
    /** Who keeps the exclusion list and decides about matches, and says when the group is open. */
    public static final String KEEP_COMPLIANCE = "${roles.keep-compliance}";
    /** Who works with patients: at the desk, in the room, on the bill. */
    public static final String SEE_PATIENTS = "${roles.see-patients}";
    /** Sending claims and following them. */
    public static final String BILL = "${roles.bill}";
    /** Payments, receivables and the ledger. */
    public static final String READ_LEDGER = "${roles.read-ledger}";
    /** The chart of accounts and what is booked where. */
    public static final String KEEP_LEDGER = "${roles.keep-ledger}";
    /** Preparing pay: calendars, terms, elections, orders, runs. */
    public static final String RUN_PAYROLL = "${roles.run-payroll}";
    /** Time worked, and the second person who approves, verifies or releases what payroll prepared. */
    public static final String APPROVE_PAYROLL = "${roles.approve-payroll}";
    /** What was paid, to whom, and what is reported and deposited. */
    public static final String READ_PAYROLL = "${roles.read-payroll}";
    /** What pay leaves in the books: registers, journals, returns, deposits. */
    public static final String BOOK_PAYROLL = "${roles.book-payroll}";
    /** Who is paid, where, and with which certificates and plans. */
    public static final String KEEP_ENROLLMENTS = "${roles.keep-enrollments}";
    /** The own record of whoever works here, in whatever role; partners have none. */
    public static final String OWN_RECORD = "${roles.own-record}";

    /** Everybody who works in the office, and whose work may take long or be told by mail. */
    public static final String WORK_IN_OFFICE = "${roles.work-in-office}";

    private static final Map<String, Set<String>> SETS = Map.ofEntries(
            entry(
                    READ_PRACTICE,
                    Set.of(GROUP_ADMIN, PRACTICE_MANAGER, HR, SCHEDULER, PAYROLL, BILLER, ACCOUNTANT, COMPLIANCE)),
            entry(WORK_IN_OFFICE, Set.of(GROUP_ADMIN, PRACTICE_MANAGER, HR, PAYROLL, BILLER, ACCOUNTANT, COMPLIANCE)),
            entry(RUN_PRACTICE, Set.of(GROUP_ADMIN, PRACTICE_MANAGER)),
            entry(READ_STAFF, Set.of(GROUP_ADMIN, PRACTICE_MANAGER, HR, SCHEDULER, PAYROLL, BILLER, COMPLIANCE)),
            entry(KEEP_STAFF, Set.of(GROUP_ADMIN, HR)),
            entry(READ_COMPLIANCE, Set.of(GROUP_ADMIN, PRACTICE_MANAGER, HR, COMPLIANCE)),
            entry(KEEP_COMPLIANCE, Set.of(GROUP_ADMIN, COMPLIANCE)),
            entry(SEE_PATIENTS, Set.of(GROUP_ADMIN, PRACTICE_MANAGER, BILLER, SCHEDULER, PROVIDER)),
            entry(BILL, Set.of(GROUP_ADMIN, PRACTICE_MANAGER, BILLER)),
            entry(READ_LEDGER, Set.of(GROUP_ADMIN, PRACTICE_MANAGER, BILLER, ACCOUNTANT)),
            entry(KEEP_LEDGER, Set.of(GROUP_ADMIN, ACCOUNTANT)),
            entry(RUN_PAYROLL, Set.of(GROUP_ADMIN, PAYROLL)),
            entry(APPROVE_PAYROLL, Set.of(GROUP_ADMIN, PAYROLL, PRACTICE_MANAGER)),
            entry(READ_PAYROLL, Set.of(GROUP_ADMIN, PAYROLL, PRACTICE_MANAGER, ACCOUNTANT)),
            entry(BOOK_PAYROLL, Set.of(GROUP_ADMIN, PAYROLL, ACCOUNTANT)),
            entry(KEEP_ENROLLMENTS, Set.of(GROUP_ADMIN, PAYROLL, HR)),
            entry(
                    OWN_RECORD,
                    Set.of(
                            GROUP_ADMIN,
                            PRACTICE_MANAGER,
                            HR,
                            SCHEDULER,
                            PAYROLL,
                            BILLER,
                            ACCOUNTANT,
                            COMPLIANCE,
                            PROVIDER,
                            EMPLOYEE)));

    private Roles() {}

    /** The roles that the values of an {@code @RolesAllowed} allow, the sets among them written out, in their order. */
    public static SortedSet<String> allowed(String... rolesOrSets) {
        var roles = new TreeSet<String>();
        for (String each : rolesOrSets) {
            roles.addAll(SETS.getOrDefault(each, Set.of(each)));
        }
        return roles;
    }

    /** The sets by their names. */
    static Map<String, Set<String>> sets() {
        return SETS;
    }
}
