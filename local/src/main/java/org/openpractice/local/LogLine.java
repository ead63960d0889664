package org.openpractice.local;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A line of a program's log, as somebody wants to read it who did not ask for a log. */
final class LogLine {

    private static final ObjectMapper JSON = new ObjectMapper();

    private LogLine() {}

    /** The message of a JSON line, with what caused it in the end; of any other line the line itself. */
    static String inWords(String line) {
        if (!line.startsWith("{")) {
            return line.strip();
        }
        try {
            var entry = JSON.readTree(line);
            var message = entry.path("message")
                    .asText(line)
                    .lines()
                    .findFirst()
                    .orElse("")
                    .strip();
            var cause = cause(entry.path("exception"));
            return cause.isEmpty() || message.contains(cause) ? message : message + ": " + cause;
        } catch (JsonProcessingException e) {
            return line.strip();
        }
    }

    /** As {@link #inWords}, after the line's time and level. */
    static String withTime(String line) {
        if (!line.startsWith("{")) {
            return line;
        }
        try {
            var entry = JSON.readTree(line);
            return entry.path("timestamp").asText() + " " + entry.path("level").asText() + " " + inWords(line);
        } catch (JsonProcessingException e) {
            return line;
        }
    }

    private static String cause(JsonNode exception) {
        var root = exception;
        while (root.path("causedBy").has("exception")) {
            root = root.path("causedBy").path("exception");
        }
        var type = root.path("exceptionType").asText("");
        return root.path("message").asText(type.substring(type.lastIndexOf('.') + 1));
    }
}
