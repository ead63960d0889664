package org.openpractice.platform.attachment;

import java.util.UUID;

/**
 * The record that a file is attached to.
 *
 * @param kind kebab-case name of its table, for example {@code obligation-evidence}
 */
public record RecordKey(String kind, UUID id) {}
