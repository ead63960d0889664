package org.openpractice.payroll.officefile;

import java.util.List;

/** The columns by which a row says whom it is about; it has some of them. */
final class EmployeeColumns {

    static final Column NUMBER = Column.optional(
            "employee_number",
            "the group's own number of the employee",
            "Employee No",
            "Employee ID",
            "Emp No",
            "Emp ID",
            "File Number",
            "Payroll ID");

    static final Column WORK_EMAIL = Column.optional(
            "work_email", "the address at work", "Email", "E-Mail", "Email Address", "Work Email Address");

    static final Column NAME = Column.optional(
            "employee_name",
            "first and last name, or last name, comma, first name",
            "Name",
            "Employee",
            "Full Name",
            "Worker");

    static final Column FIRST_NAME = Column.optional("first_name", "the first name", "First", "Given Name");

    static final Column LAST_NAME = Column.optional("last_name", "the last name", "Last", "Surname", "Family Name");

    static final List<Column> ALL = List.of(NUMBER, WORK_EMAIL, NAME, FIRST_NAME, LAST_NAME);

    private EmployeeColumns() {}
}
