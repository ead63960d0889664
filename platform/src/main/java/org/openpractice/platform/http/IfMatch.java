package org.openpractice.platform.http;

import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.core.HttpHeaders;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.problem.FieldError;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ThrowableMapper;

/**
 * The version a change is made on, as the request says it (RFC 9110, section 13.1.1). A resource method takes it as
 * {@code @BeanParam IfMatch ifMatch}, whether the header is there or not.
 *
 * <p>It names one version, the one that the caller read. What else RFC 9110 allows would change a record that nobody has looked
 * at, or never fit: any version ({@code *}), one of several, and a weak tag, which the strong comparison of this header refuses.
 */
public final class IfMatch {

    /** For a change that stands on no version, made by a job or an event. */
    public static final IfMatch ANY = new IfMatch(null, true);

    /** An entity tag (RFC 9110, section 8.8.3), a strong one. */
    private static final Pattern TAG = Pattern.compile("\"[\\x21\\x23-\\x7E]*\"");

    private static final String EXPECTED =
            "; expected the one ETag of the record as you read it, in its quotation marks, for example \"3\"";

    @HeaderParam(HttpHeaders.IF_MATCH)
    @Nullable
    String header;

    private final boolean isAny;

    /** For the request to fill. */
    public IfMatch() {
        this(null, false);
    }

    private IfMatch(@Nullable String header, boolean isAny) {
        this.header = header;
        this.isAny = isAny;
    }

    /** What a request with that header says. */
    public static IfMatch of(String header) {
        return new IfMatch(header, false);
    }

    /** The {@code ETag} of that version, a strong one. */
    public static String etag(long version) {
        return "\"" + version + "\"";
    }

    /**
     * Refuses a change that was not made on the current version.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code precondition-required} without the header, {@code
     *     invalid-request} when it does not name one version, {@code stale-version} with another version
     */
    public void require(long version) {
        if (isAny) {
            return;
        }
        if (header == null || header.isBlank()) {
            throw PlatformProblem.PRECONDITION_REQUIRED.because(
                    "send If-Match with the ETag of the record as you read it");
        }
        var tag = header.strip();
        var flaw = flawOf(tag);
        if (flaw != null) {
            throw ThrowableMapper.invalid(List.of(new FieldError(HttpHeaders.IF_MATCH, flaw + EXPECTED)));
        }
        if (!tag.equals(etag(version))) {
            throw PlatformProblem.STALE_VERSION.because("read the record again; its ETag is now another");
        }
    }

    private static @Nullable String flawOf(String tag) {
        if (TAG.matcher(tag).matches()) {
            return null;
        }
        if (tag.equals("*")) {
            return "means whichever version there is";
        }
        if (tag.contains(",")) {
            return "names several versions";
        }
        if (tag.startsWith("W/")) {
            return "is a weak ETag";
        }
        return tag.contains("\"") ? "is no ETag" : "lacks the quotation marks of an ETag";
    }
}
