package org.openpractice.payroll.setup;

/** What a finding does to the next payday. */
enum Severity {
    /** No run can be drafted, approved or paid, or somebody would get nothing in it. */
    BLOCKING,
    /** The run pays, but by a default, by paper check, or with something that is owed elsewhere or later. */
    WARNING
}
