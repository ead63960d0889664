package org.openpractice.payroll.place;

/** Where somebody works and lives on a day. */
public record Places(Place work, Place residence) {}
