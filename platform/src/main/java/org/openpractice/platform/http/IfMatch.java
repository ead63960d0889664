package org.openpractice.platform.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.problem.PlatformProblem;

/**
 * The version a change is made on, as the request says it (RFC 9110, section 13.1.1). A resource method takes it as
 * {@code @BeanParam IfMatch ifMatch}, whether the header is there or not.
 */
public final class IfMatch {

    /** For a change that stands on no version, made by a job or an event. */
    public static final IfMatch ANY = new IfMatch("*");

    @HeaderParam(HttpHeaders.IF_MATCH)
    @Nullable
    String header;

    /** For the request to fill. */
    public IfMatch() {}

    private IfMatch(String header) {
        this.header = header;
    }

    /** What a request with that header says. */
    public static IfMatch of(String header) {
        return new IfMatch(header);
    }

    /** The {@code ETag} of that version, a strong one. */
    static String etag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Refuses a change that was not made on the current version.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code precondition-required} without the header,
     *     {@code stale-version} with another version
     */
    public void require(long version) {
        if (header == null || header.isBlank()) {
            throw PlatformProblem.PRECONDITION_REQUIRED.because(
                    "send If-Match with the ETag of the record as you read it");
        }
        if (header.strip().equals("*")) {
            return;
        }
        String current = etag(version);
        for (String candidate : header.split(",")) {
            if (candidate.strip().equals(current)) {
                return;
            }
        }
        throw PlatformProblem.STALE_VERSION.because("read the record again; its ETag is now another");
    }
}
