package org.openpractice.staff.employee;

/**
 * Something about a record that a person should look at; nothing was refused because of it.
 *
 * @param field path within the record
 */
record Warning(String field, String message) {}
