package org.openpractice.platform.http;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * A view that carries the version of the record it shows. The version is not in its JSON; it is the {@code ETag} of the
 * answer whose entity the view is.
 */
public interface Versioned {

    @JsonIgnore
    long version();
}
