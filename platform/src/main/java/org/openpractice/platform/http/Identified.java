package org.openpractice.platform.http;

import java.util.UUID;

/**
 * A view of a record with an id. Where it answers the request that made the record, with the status 201, the
 * {@code Location} is the path of the request and the id.
 */
public interface Identified {

    UUID id();
}
