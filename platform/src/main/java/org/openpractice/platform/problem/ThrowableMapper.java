package org.openpractice.platform.problem;

import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.UnauthorizedException;
import jakarta.enterprise.inject.Instance;
import jakarta.persistence.OptimisticLockException;
import jakarta.validation.ConstraintViolationException;
import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.NotAllowedException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.NotSupportedException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jboss.logging.MDC;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/** The one place where whatever went wrong becomes a problem. */
public class ThrowableMapper {

    private static final Logger LOG = Logger.getLogger(ThrowableMapper.class);

    private static final int UNSUPPORTED_MEDIA_TYPE = 415;

    /** Causes can form a ring. */
    private static final int MAX_CAUSES = 50;

    private final Instance<ConstraintProblems> constraintProblems;

    ThrowableMapper(Instance<ConstraintProblems> constraintProblems) {
        this.constraintProblems = constraintProblems;
    }

    @ServerExceptionMapper
    public Response map(AuthenticationFailedException failure) {
        return challenge("the token is not valid");
    }

    @ServerExceptionMapper
    public Response map(UnauthorizedException failure) {
        return challenge("send a bearer token");
    }

    @ServerExceptionMapper
    public Response map(NotAllowedException failure) {
        return Problems.builder(notAllowed())
                .header(
                        HttpHeaders.ALLOW,
                        String.join(", ", OperationsAtPath.ofCurrentRequest().methods()))
                .build();
    }

    @ServerExceptionMapper
    public Response map(ProblemException problem) {
        return Problems.response(problem);
    }

    @ServerExceptionMapper
    public Response map(ConstraintViolationException violations) {
        var errors = violations.getConstraintViolations().stream()
                .map(violation ->
                        new FieldError(parameter(violation.getPropertyPath().toString()), violation.getMessage()))
                .sorted(java.util.Comparator.comparing(FieldError::field))
                .toList();
        return Problems.response(invalid(errors));
    }

    @ServerExceptionMapper
    public Response map(Throwable failure) {
        return Problems.response(problem(failure));
    }

    @ServerExceptionMapper
    public Response map(WebApplicationException failure) {
        if (failure.getResponse().hasEntity() || failure.getResponse().getStatus() < 400) {
            return failure.getResponse();
        }
        return Problems.response(problem(failure));
    }

    /** The refusal of a request with these wrong fields. */
    public static ProblemException invalid(List<FieldError> errors) {
        return PlatformProblem.INVALID_REQUEST.because(
                errors.size() == 1 ? "1 field is wrong" : errors.size() + " fields are wrong",
                Map.of("errors", errors));
    }

    /** What a failure means to the caller; unexpected ones are logged and told as such. */
    public ProblemException problem(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < MAX_CAUSES; depth++) {
            Optional<ProblemException> known = known(cause);
            if (known.isPresent()) {
                return known.get();
            }
            cause = cause.getCause();
        }
        LOG.error("Request failed", failure);
        return PlatformProblem.INTERNAL_ERROR.because(
                "the failure was logged under the correlation id " + MDC.get(Problems.CORRELATION_ID));
    }

    private Optional<ProblemException> known(Throwable cause) {
        return switch (cause) {
            case ProblemException problem -> Optional.of(problem);
            case NotFoundException wrapped
            when wrapped.getCause() instanceof ProblemException problem -> Optional.of(problem);
            case NotFoundException notFound -> Optional.of(PlatformProblem.notFound());
            case NotAllowedException notAllowed -> Optional.of(notAllowed());
            case NotAcceptableException notAcceptable -> Optional.of(notAcceptable());
            case NotSupportedException notSupported -> Optional.of(notSupported());
            case WebApplicationException other
            when other.getResponse().getStatus() == UNSUPPORTED_MEDIA_TYPE -> Optional.of(notSupported());
            case OptimisticLockException stale ->
                Optional.of(PlatformProblem.CONCURRENT_CHANGE.because("read the record again and repeat the change"));
            case org.hibernate.StaleStateException stale ->
                Optional.of(PlatformProblem.CONCURRENT_CHANGE.because("read the record again and repeat the change"));
            case SQLException sql -> sql(sql);
            default -> Optional.empty();
        };
    }

    private static ProblemException notAllowed() {
        var methods = OperationsAtPath.ofCurrentRequest().methods();
        return PlatformProblem.METHOD_NOT_ALLOWED.because(
                "the path does not have this method; expected " + oneOf(methods),
                Map.of("allowed", List.copyOf(methods)));
    }

    private static ProblemException notAcceptable() {
        var types = OperationsAtPath.ofCurrentRequest().produces();
        return PlatformProblem.NOT_ACCEPTABLE.because(
                "there is no answer in a media type that Accept names; expected " + oneOf(types),
                Map.of("allowed", List.copyOf(types)));
    }

    private static ProblemException notSupported() {
        var types = OperationsAtPath.ofCurrentRequest().consumes();
        return PlatformProblem.UNSUPPORTED_MEDIA_TYPE.because(
                "the body is not of a media type that the operation takes; expected the Content-Type " + oneOf(types),
                Map.of("allowed", List.copyOf(types)));
    }

    private static String oneOf(Collection<String> names) {
        return names.isEmpty() ? "another" : (names.size() == 1 ? "" : "one of ") + String.join(", ", names);
    }

    /** The refusal that a feature named for the constraint; otherwise two requests wanted to be the only one. */
    private Optional<ProblemException> violation(String constraint, SQLException failure) {
        var named = constraintProblems.stream()
                .map(problems -> problems.byConstraint().get(constraint))
                .filter(java.util.Objects::nonNull)
                .findFirst();
        if (named.isEmpty() && DatabaseFailures.isUniqueViolation(failure)) {
            LOG.infof("Concurrent change: %s is taken already", constraint);
            return Optional.of(
                    PlatformProblem.CONCURRENT_CHANGE.because("read the record again and repeat the change"));
        }
        return named;
    }

    private Optional<ProblemException> sql(SQLException failure) {
        var constraint = DatabaseFailures.constraint(failure);
        if (constraint.isPresent()) {
            return violation(constraint.get(), failure);
        }
        if (DatabaseFailures.isUnstorableText(failure)) {
            return Optional.of(PlatformProblem.INVALID_REQUEST.because(
                    "a text of the request has a null character, which no record can hold"));
        }
        return DatabaseFailures.isOutage(failure)
                ? Optional.of(PlatformProblem.UNAVAILABLE.because("the database cannot be reached; try again shortly"))
                : Optional.empty();
    }

    private static Response challenge(String detail) {
        return Problems.builder(PlatformProblem.UNAUTHENTICATED.because(detail))
                .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
                .build();
    }

    /** {@code list.page.limit} of a method's violation is the query parameter {@code limit} to the caller. */
    private static String parameter(String path) {
        return path.substring(path.lastIndexOf('.') + 1);
    }
}
