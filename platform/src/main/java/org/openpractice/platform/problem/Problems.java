package org.openpractice.platform.problem;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.LinkedHashMap;
import java.util.TreeMap;

/** Renders refusals as {@code application/problem+json}. */
public final class Problems {

    /** Name under which log lines have the correlation id of what they are about. */
    public static final String CORRELATION_ID = "correlationId";

    public static final MediaType MEDIA_TYPE = new MediaType("application", "problem+json");

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
            .build();

    private Problems() {}

    /** The members of the problem, in the order of RFC 9457, then what to do, then the facts by name. */
    public static LinkedHashMap<String, Object> members(ProblemException problem) {
        var members = new LinkedHashMap<String, Object>();
        members.put("type", "/problems/" + problem.type().slug());
        members.put("title", problem.type().title());
        members.put("status", problem.type().status());
        members.put("detail", problem.detail());
        members.put("whatToDo", problem.type().whatToDo());
        // A fact never stands in for a member that every problem has.
        new TreeMap<>(problem.facts()).forEach(members::putIfAbsent);
        return members;
    }

    public static Response response(ProblemException problem) {
        return builder(problem).build();
    }

    static Response.ResponseBuilder builder(ProblemException problem) {
        try {
            return Response.status(problem.type().status())
                    .type(MEDIA_TYPE)
                    .entity(MAPPER.writeValueAsBytes(members(problem)));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Problem " + problem.type().slug() + " cannot be written as JSON", e);
        }
    }
}
