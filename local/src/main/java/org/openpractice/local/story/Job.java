package org.openpractice.local.story;

/**
 * What people do in the group.
 *
 * <p>The rate is dollars a year for exempt jobs and dollars an hour for the others.
 */
enum Job {
    PHYSICIAN("Physician", "Medicine", true, true, true, "255000.00", 8),
    NURSE_PRACTITIONER("Nurse practitioner", "Medicine", true, true, true, "128000.00", 4),
    REGISTERED_NURSE("Registered nurse", "Nursing", false, false, true, "42.50", 10),
    MEDICAL_ASSISTANT("Medical assistant", "Nursing", false, false, true, "22.75", 14),
    FRONT_DESK("Front desk", "Administration", false, false, false, "20.00", 8),
    BILLING_CLERK("Billing clerk", "Administration", false, false, false, "24.40", 4),
    LOCATION_MANAGER("Location manager", "Administration", true, false, false, "92000.00", 2);

    private final String title;
    private final String department;
    private final boolean exempt;
    private final boolean provider;
    private final boolean exposed;
    private final String rate;
    private final int people;

    Job(String title, String department, boolean exempt, boolean provider, boolean exposed, String rate, int people) {
        this.title = title;
        this.department = department;
        this.exempt = exempt;
        this.provider = provider;
        this.exposed = exposed;
        this.rate = rate;
        this.people = people;
    }

    String title() {
        return title;
    }

    String department() {
        return department;
    }

    /** Exempt from overtime. */
    boolean isExempt() {
        return exempt;
    }

    /** Bills under an own NPI. */
    boolean isProvider() {
        return provider;
    }

    /** Occupational exposure to blood. */
    boolean isExposed() {
        return exposed;
    }

    Dollars rate() {
        return Dollars.of(rate);
    }

    /** How many the group has. */
    int people() {
        return people;
    }
}
