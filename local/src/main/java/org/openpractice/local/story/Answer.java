package org.openpractice.local.story;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** What the gateway answered to one request. */
public record Answer(String request, int status, HttpHeaders headers, byte[] body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** This answer if its status is one of these; otherwise the story fails with what the problem says. */
    public Answer expect(int... statuses) {
        if (Arrays.stream(statuses).noneMatch(expected -> expected == status)) {
            throw new StoryFailure(
                    request + " answered " + status + " instead of " + Arrays.toString(statuses) + ": " + problem());
        }
        return this;
    }

    /** The body as JSON; a missing node when it has none. */
    public JsonNode json() {
        if (body.length == 0) {
            return MissingNode.getInstance();
        }
        try {
            return JSON.readTree(body);
        } catch (IOException e) {
            throw new StoryFailure(request + " answered something that is not JSON: " + text(), e);
        }
    }

    /** The body as text. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }

    /** The version to send back in {@code If-Match}. */
    public String etag() {
        return header("ETag");
    }

    /** The path of what was made, within the gateway's address. */
    public String location() {
        String location = header("Location");
        return location.startsWith("http") ? URI.create(location).getRawPath() : location;
    }

    /** The last segment of {@link #location()}. */
    public String locationId() {
        String location = location();
        return location.substring(location.lastIndexOf('/') + 1);
    }

    public String header(String name) {
        return headers.firstValue(name).orElseThrow(() -> new StoryFailure(request + " answered without " + name));
    }

    /** A problem (RFC 9457) in one readable line: title, detail and every wrong field. */
    public String problem() {
        String mediaType = headers.firstValue("Content-Type").orElse("");
        if (!mediaType.contains("json")) {
            String text = text().strip();
            return text.isEmpty() ? "no body" : text.length() > 300 ? text.substring(0, 300) + "..." : text;
        }
        JsonNode problem = json();
        var line = new StringBuilder(problem.path("title").asText(problem.toString()));
        if (problem.hasNonNull("detail")) {
            line.append(" - ").append(problem.path("detail").asText());
        }
        for (String list : new String[] {"errors", "violations", "fields"}) {
            for (JsonNode field : problem.path(list)) {
                line.append("; ").append(field);
            }
        }
        return line.toString();
    }
}
