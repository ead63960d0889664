package org.openpractice.platform.idempotency;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedHashMap;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.io.IOException;
import java.lang.reflect.Method;
import java.time.Clock;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.EntityHeaders;
import org.openpractice.platform.http.RequestFingerprint;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;
import org.openpractice.platform.tenancy.CurrentGroup;

/**
 * Runs the operation and saves its reply in one transaction. The lock on the key is taken for that transaction, so a
 * twin is seen while the first is at work, on whichever replica.
 */
@Idempotent
@Interceptor
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 100) // outside of @Transactional, whose transaction this opens
class IdempotentInterceptor {

    static final String HEADER = "Idempotency-Key";

    /** Bound while an operation runs whose transaction ends after its reply is known. */
    static final ScopedValue<Boolean> RUNNING = ScopedValue.newInstance();

    private static final Pattern WELL_FORMED = Pattern.compile("[\\x21-\\x7E]{1,255}");

    private final Sql sql;
    private final CurrentGroup group;
    private final Actor actor;
    private final RequestFingerprint fingerprint;
    private final HttpHeaders headers;
    private final UriInfo uri;
    private final Request request;
    private final ObjectMapper json;
    private final Clock clock;

    IdempotentInterceptor(
            Sql sql,
            CurrentGroup group,
            Actor actor,
            RequestFingerprint fingerprint,
            HttpHeaders headers,
            UriInfo uri,
            Request request,
            ObjectMapper json,
            Clock clock) {
        this.sql = sql.direct();
        this.group = group;
        this.actor = actor;
        this.fingerprint = fingerprint;
        this.headers = headers;
        this.uri = uri;
        this.request = request;
        this.json = json;
        this.clock = clock;
    }

    /** The saved reply, or the one just made; {@code replayed} tells which. */
    private record Reply(int status, Map<String, String> headers, byte @Nullable [] body) {

        Response toResponse() {
            var response = Response.status(status);
            headers.forEach(response::header);
            if (body != null) {
                response.entity(body).type(MediaType.APPLICATION_JSON_TYPE);
            }
            return response.build();
        }
    }

    @AroundInvoke
    Object once(InvocationContext invocation) throws Exception {
        String key = headers.getHeaderString(HEADER);
        if (key == null || !WELL_FORMED.matcher(key).matches()) {
            throw PlatformProblem.IDEMPOTENCY_KEY_REQUIRED.because(
                    "send " + HEADER + " with 1 to 255 visible ASCII characters, new for each new request");
        }
        String operation = request.getMethod() + " " + uri.getPath();
        byte[] digest = fingerprint.value();
        var outcome = new Object() {
            @Nullable
            Object result;

            @Nullable
            Reply saved;
        };
        QuarkusTransaction.requiringNew().call(() -> {
            lock(operation, key);
            outcome.saved = saved(operation, key, digest).orElse(null);
            if (outcome.saved == null) {
                outcome.result = ScopedValue.where(RUNNING, true).call(invocation::proceed);
                save(operation, key, digest, reply(outcome.result, invocation.getMethod()));
            }
            return "done";
        });
        if (outcome.saved != null) {
            // Past the method's declared type: the saved body goes out byte for byte.
            throw new WebApplicationException(outcome.saved.toResponse());
        }
        return java.util.Objects.requireNonNull(outcome.result);
    }

    /** A key is good for one person: what another one sent by the same client is another request. */
    private String sender() {
        return actor.userId().map(user -> actor.client() + " " + user).orElseGet(actor::client);
    }

    private void lock(String operation, String key) {
        boolean free = sql.query("select pg_try_advisory_xact_lock(hashtextextended(:key, 0)) as free")
                .set("key", group.id() + "|" + sender() + "|" + operation + "|" + key)
                .one(row -> row.flag("free"));
        if (!free) {
            throw PlatformProblem.IDEMPOTENT_REQUEST_IN_FLIGHT.because("ask again in a moment with the same key");
        }
    }

    private Optional<Reply> saved(String operation, String key, byte[] digest) {
        return sql.query("""
                        select fingerprint, status, headers, body from idempotency_key
                        where client = :client and operation = :operation and key = :key
                        """)
                .set("client", sender())
                .set("operation", operation)
                .set("key", key)
                .first(row -> {
                    if (!Arrays.equals(row.bytes("fingerprint"), digest)) {
                        throw PlatformProblem.IDEMPOTENCY_KEY_REUSED.because(
                                "this key belongs to a request with another body; send a new key");
                    }
                    return new Reply(
                            row.integer("status"), headers(row.string("headers")), row.orNull("body", Row::bytes));
                });
    }

    private Map<String, String> headers(String saved) {
        try {
            return json.readValue(saved, new TypeReference<>() {});
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The headers of a saved reply are not JSON", e);
        }
    }

    private void save(String operation, String key, byte[] digest, Reply reply) throws IOException {
        sql.update("""
                        insert into idempotency_key (client, operation, key, fingerprint, status, headers, body, created_at)
                        values (:client, :operation, :key, :fingerprint, :status, :headers::jsonb, :body, :now)
                        """)
                .set("client", sender())
                .set("operation", operation)
                .set("key", key)
                .set("fingerprint", digest)
                .set("status", reply.status())
                .set("headers", json.writeValueAsString(reply.headers()))
                .set("body", reply.body())
                .set("now", clock.instant())
                .run();
    }

    private Reply reply(@Nullable Object result, Method method) throws IOException {
        return switch (result) {
            case RestResponse<?> response ->
                reply(response.getStatus(), response.getEntity(), response.getStringHeaders());
            case Response response -> reply(response.getStatus(), response.getEntity(), response.getStringHeaders());
            case null -> new Reply(204, Map.of(), null);
            default -> {
                var status = method.getAnnotation(ResponseStatus.class);
                yield reply(status == null ? 200 : status.value(), result, new MultivaluedHashMap<>());
            }
        };
    }

    private Reply reply(int status, @Nullable Object entity, MultivaluedMap<String, String> replyHeaders)
            throws IOException {
        var kept = new LinkedHashMap<String, String>();
        EntityHeaders.of(entity, status, uri).forEach((name, value) -> kept.put(name, value.toString()));
        for (String name : new String[] {HttpHeaders.LOCATION, HttpHeaders.ETAG}) {
            String value = replyHeaders.getFirst(name);
            if (value != null) {
                kept.put(name, value);
            }
        }
        return new Reply(status, kept, entity == null ? null : json.writeValueAsBytes(entity));
    }
}
