package org.openpractice.platform.problem;

/** Refusals that every service knows. */
public enum PlatformProblem implements ProblemType {
    /** One or more fields of the request are wrong; {@code errors} names each with what was expected. */
    INVALID_REQUEST(
            400, "The request is not valid", "Correct every field that errors names, then send the request again."),
    /** The body is not JSON; {@code line} and {@code column} say where it stops being so. */
    MALFORMED_JSON(
            400,
            "The body is not well-formed JSON",
            "Send well-formed JSON; line and column say where it stops being so."),
    /** The cursor was not given out by this list. */
    INVALID_CURSOR(
            400,
            "The cursor is not valid",
            "Start the list again without a cursor, or pass nextCursor on as it came, with the same filters "
                    + "and order."),
    /** The operation needs an {@code Idempotency-Key} header of 1 to 255 visible characters. */
    IDEMPOTENCY_KEY_REQUIRED(
            400,
            "An Idempotency-Key is required",
            "Send a header Idempotency-Key: a new key, such as a random UUID, for each thing you want done, "
                    + "the same key when you repeat it."),
    /** No token, or one that is expired, forged or meant for somebody else. */
    UNAUTHENTICATED(401, "Authentication is required", "Get a new token and send it as Authorization: Bearer TOKEN."),
    /** The step needs somebody who logged in within the last {@code maxAge} seconds. */
    STEP_UP_REQUIRED(
            401,
            "A recent login is required",
            "Log in again and repeat the step: in the browser at the gateway's /step-up, in a shell with "
                    + "./openpractice login, in a program by asking the identity provider with max_age (RFC 9470)."),
    /** The token's roles do not allow the operation; {@code allowed} lists those that do. */
    FORBIDDEN(
            403,
            "The operation is not allowed for your roles",
            "Ask somebody who has one of the roles in allowed, or have one given to you."),
    /** The token names no practice group. */
    NO_PRACTICE_GROUP(
            403,
            "The token names no practice group",
            "Have the identity provider put the claim practice_group into the token."),
    /** The login is not linked to an employee, so it has no own record; {@code userId} is what HR needs to link it. */
    LOGIN_NOT_LINKED(
            403,
            "The login is not linked to an employee",
            "Where the staff service does not say this itself, read its GET /me once, which links a login by its verified "
                    + "work address; where it does, ask HR to link it (PUT /employees/{id}/login)."),
    /** Nothing with that id exists in the practice group; the same answer for every id that is not the group's. */
    NOT_FOUND(
            404,
            "Not found",
            "Check the path against the API page and the id against the list beside it; a setting that nobody "
                    + "entered yet is not found either: enter it first."),
    /** The path does not have that method; {@code allowed} lists those it has. */
    METHOD_NOT_ALLOWED(405, "Method not allowed", "Use one of the methods in allowed."),
    /** No representation in the media type asked for; {@code allowed} lists those there are. */
    NOT_ACCEPTABLE(406, "Not acceptable", "Ask for one of the media types in allowed with the header Accept."),
    /** Somebody changed the same record at the same time; read it again. */
    CONCURRENT_CHANGE(409, "The record was changed at the same time", "Read the record again and repeat the change."),
    /**
     * The step needs another person than the one who took the step before it, or than the one whom it concerns,
     * whatever their roles.
     */
    SECOND_PERSON_REQUIRED(
            409,
            "A second person is required",
            "Have somebody else take this step with a login of their own; the attempt stands in the audit " + "log."),
    /** The first request with this Idempotency-Key is still being worked on; ask again. */
    IDEMPOTENT_REQUEST_IN_FLIGHT(
            409,
            "A request with the same Idempotency-Key is in flight",
            "Wait a moment and send the same request again."),
    /** An event of the aggregate before the parked ones has not arrived; replay would break the order. */
    REPLAY_GAP(409, "An earlier event is missing", "Wait for the missing event, or find out where it is, then replay."),
    /** The first parked event still cannot be applied; its reason is given. */
    REPLAY_FAILED(
            409, "The event still cannot be applied", "Mend what the reason says, then replay the aggregate again."),
    /** A file with the same content is attached to the record already; {@code sha256} is its digest. */
    ATTACHMENT_KNOWN(409, "The file is attached already", "Nothing is to do: the file is there."),
    /**
     * Somebody asked to cancel the work; {@code done} says how many of its steps stay done, 0 that nothing was
     * changed.
     */
    JOB_CANCELED(409, "The work was canceled", "Start the work again when it is wanted after all."),
    /** {@code If-Match} names a version that is not the current one. */
    STALE_VERSION(
            412,
            "The record has changed since it was read",
            "Read the record again, decide again, and send its new ETag as If-Match."),
    /** The body is larger than the operation takes. */
    BODY_TOO_LARGE(413, "The body is too large", "Send less, or use the upload that is meant for files."),
    /** The media type of the body is not one the operation takes; {@code allowed} lists those. */
    UNSUPPORTED_MEDIA_TYPE(
            415,
            "Unsupported media type",
            "Send the body as one of the media types in allowed and name it in the header Content-Type."),
    /** The bytes of a file are not those of the type it was sent as; {@code declared} repeats that type. */
    CONTENT_NOT_OF_ITS_TYPE(
            422,
            "The content is not of its type",
            "Send the type that the file really is, or save it anew in a type that may be attached."),
    /** The file could harm whoever opens it: it unpacks to far more than it is, or carries macros. */
    CONTENT_UNSAFE(422, "The content is not safe", "Save it without macros, or as PDF."),
    /** The Idempotency-Key was used before with another request. */
    IDEMPOTENCY_KEY_REUSED(
            422,
            "The Idempotency-Key was used for another request",
            "Use a new key for a new request; a repetition has the same method, path and body as the first."),
    /** The list has more rows than a CSV file takes. */
    LIST_TOO_LONG(422, "The list is too long", "Narrow the list with its filters, or read it page by page."),
    /** The operation needs an {@code If-Match} header with the ETag of the record. */
    PRECONDITION_REQUIRED(
            428, "If-Match is required", "Read the record (GET) and send the ETag of that answer as If-Match."),
    /** Something failed that should not have; the correlation id finds it in the log. */
    INTERNAL_ERROR(
            500,
            "Something failed on our side",
            "Report it with the correlation id that detail names; read whether a change was carried out before "
                    + "you repeat it."),
    /** The database cannot be reached; ask again later. */
    UNAVAILABLE(503, "The service is not available at the moment", "Send the same request again in a few seconds.");

    private final Kind kind;

    PlatformProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
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
