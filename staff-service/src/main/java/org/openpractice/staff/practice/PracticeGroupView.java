package org.openpractice.staff.practice;

import java.util.UUID;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.us.PostalAddress;

/**
 * The practice group as it is shown.
 *
 * @param ein masked: the last four digits alone
 */
record PracticeGroupView(UUID id, String name, String ein, PostalAddress address, long version) implements Versioned {}
