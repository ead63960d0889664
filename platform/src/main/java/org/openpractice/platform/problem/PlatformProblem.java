package org.openpractice.platform.problem;

/** Refusals that every service knows. */
public enum PlatformProblem implements ProblemType {
    /** One or more fields of the request are wrong; {@code errors} names each with what was expected. */
    INVALID_REQUEST(400, "The request is not valid"),
    /** The body is not JSON; {@code line} and {@code column} say where it stops being so. */
    MALFORMED_JSON(400, "The body is not well-formed JSON"),
    /** The cursor was not given out by this list. */
    INVALID_CURSOR(400, "The cursor is not valid"),
    /** The operation needs an {@code Idempotency-Key} header of 1 to 255 visible characters. */
    IDEMPOTENCY_KEY_REQUIRED(400, "An Idempotency-Key is required"),
    /** No token, or one that is expired, forged or meant for somebody else. */
    UNAUTHENTICATED(401, "Authentication is required"),
    /** The step needs somebody who logged in within the last {@code maxAge} seconds. */
    STEP_UP_REQUIRED(401, "A recent login is required"),
    /** The token's roles do not allow the operation. */
    FORBIDDEN(403, "The operation is not allowed for your roles"),
    /** The token names no practice group. */
    NO_PRACTICE_GROUP(403, "The token names no practice group"),
    /** The login is not linked to an employee, so it has no own record; {@code userId} is what HR needs to link it. */
    LOGIN_NOT_LINKED(403, "The login is not linked to an employee"),
    /** Nothing with that id exists in the practice group; the same answer for every id that is not the group's. */
    NOT_FOUND(404, "Not found"),
    /** The path does not have that method; {@code allowed} lists those it has. */
    METHOD_NOT_ALLOWED(405, "Method not allowed"),
    /** No representation in the media type asked for; {@code allowed} lists those there are. */
    NOT_ACCEPTABLE(406, "Not acceptable"),
    /** Somebody changed the same record at the same time; read it again. */
    CONCURRENT_CHANGE(409, "The record was changed at the same time"),
    /**
     * The step needs another person than the one who took the step before it, or than the one whom it concerns, whatever
     * their roles.
     */
    SECOND_PERSON_REQUIRED(409, "A second person is required"),
    /** The first request with this Idempotency-Key is still being worked on; ask again. */
    IDEMPOTENT_REQUEST_IN_FLIGHT(409, "A request with the same Idempotency-Key is in flight"),
    /** An event of the aggregate before the parked ones has not arrived; replay would break the order. */
    REPLAY_GAP(409, "An earlier event is missing"),
    /** The first parked event still cannot be applied; its reason is given. */
    REPLAY_FAILED(409, "The event still cannot be applied"),
    /** A file with the same content is attached to the record already; {@code sha256} is its digest. */
    ATTACHMENT_KNOWN(409, "The file is attached already"),
    /** Somebody asked to cancel the work; {@code done} says how many of its steps stay done, 0 that nothing was changed. */
    JOB_CANCELED(409, "The work was canceled"),
    /** {@code If-Match} names a version that is not the current one. */
    STALE_VERSION(412, "The record has changed since it was read"),
    /** The body is larger than the operation takes. */
    BODY_TOO_LARGE(413, "The body is too large"),
    /** The media type of the body is not one the operation takes; {@code allowed} lists those. */
    UNSUPPORTED_MEDIA_TYPE(415, "Unsupported media type"),
    /** The bytes of a file are not those of the type it was sent as; {@code declared} repeats that type. */
    CONTENT_NOT_OF_ITS_TYPE(422, "The content is not of its type"),
    /** The file could harm whoever opens it: it unpacks to far more than it is, or carries macros. */
    CONTENT_UNSAFE(422, "The content is not safe"),
    /** The Idempotency-Key was used before with another request. */
    IDEMPOTENCY_KEY_REUSED(422, "The Idempotency-Key was used for another request"),
    /** The list has more rows than a CSV file takes; narrow it with its filters. */
    LIST_TOO_LONG(422, "The list is too long"),
    /** The operation needs an {@code If-Match} header with the ETag of the record. */
    PRECONDITION_REQUIRED(428, "If-Match is required"),
    /** Something failed that should not have; the correlation id finds it in the log. */
    INTERNAL_ERROR(500, "Something failed on our side"),
    /** The database cannot be reached; ask again later. */
    UNAVAILABLE(503, "The service is not available at the moment");

    private final Kind kind;

    PlatformProblem(int status, String title) {
        this.kind = new Kind(status, title);
    }

    @Override
    public Kind kind() {
        return kind;
    }

    /**
     * The refusal of an id that the practice group does not have. It carries nothing of the request, so that an unknown
     * id and another group's id answer byte for byte alike.
     */
    public static ProblemException notFound() {
        return NOT_FOUND.because("There is no such record in your practice group.");
    }
}
