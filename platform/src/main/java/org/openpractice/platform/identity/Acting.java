package org.openpractice.platform.identity;

import java.util.UUID;

/**
 * Who acts outside of a request: the practice group the work belongs to and the name that stands in the audit log.
 *
 * @param name for example {@code event:staff-events} or the person who started a job
 * @param client the client the person used, or the service's own name
 */
public record Acting(UUID group, String name, String client) {}
