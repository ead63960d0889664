package org.openpractice.staff.practice;

import java.util.UUID;

/**
 * The practice group as it is shown.
 *
 * @param ein masked: the last four digits alone
 */
public record PracticeGroupView(UUID id, String name, String ein, PostalAddress address) {}
