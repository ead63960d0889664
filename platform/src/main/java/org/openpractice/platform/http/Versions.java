package org.openpractice.platform.http;

import jakarta.ws.rs.core.EntityTag;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.problem.PlatformProblem;

/** Conditional requests (RFC 9110, section 13): the version of an aggregate as a strong entity tag. */
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
        if (ifMatch == null || ifMatch.isBlank()) {
            throw PlatformProblem.PRECONDITION_REQUIRED.because(
                    "send If-Match with the ETag of the record as you read it");
        }
        if (ifMatch.strip().equals("*")) {
            return;
        }
        String current = "\"" + version + "\"";
        for (String candidate : ifMatch.split(",")) {
            if (candidate.strip().equals(current)) {
                return;
            }
        }
        throw PlatformProblem.STALE_VERSION.because("read the record again; its ETag is now another");
    }
}
