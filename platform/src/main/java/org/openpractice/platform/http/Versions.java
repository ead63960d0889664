package org.openpractice.platform.http;

import jakarta.ws.rs.core.EntityTag;
import org.jspecify.annotations.Nullable;

/** The older form of {@link IfMatch} and {@link Versioned}, for resources that do not use them yet. */
public final class Versions {

    private Versions() {}

    /** The {@code ETag} of that version. */
    public static EntityTag etag(long version) {
        return new EntityTag(Long.toString(version));
    }

    /**
     * Refuses a change that was not made on the current version.
     *
     * @param ifMatch value of the {@code If-Match} header
     * @throws org.openpractice.platform.problem.ProblemException {@code precondition-required} without the header,
     *     {@code stale-version} with another version
     */
    public static void requireMatch(@Nullable String ifMatch, long version) {
        (ifMatch == null ? new IfMatch() : IfMatch.of(ifMatch)).require(version);
    }
}
