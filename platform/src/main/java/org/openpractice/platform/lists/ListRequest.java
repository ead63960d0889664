package org.openpractice.platform.lists;

import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;

/**
 * What of a list is asked for, and in which order. A resource method takes it, or a class that adds filters of its own as
 * further {@code @QueryParam} fields, as {@code @BeanParam @Valid}.
 */
public class ListRequest {

    private static final Pattern RECORD = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    @Parameter(description = "Words that must all stand in the names or numbers of what is listed, in any case")
    @QueryParam("q")
    @Size(max = 100)
    @Nullable
    String q;

    @Parameter(description = "The field to sort by; a minus before it turns the order round")
    @QueryParam("sort")
    @Nullable
    String sort;

    @QueryParam("limit")
    @DefaultValue("50")
    @Min(1)
    @Max(200)
    int limit = 50;

    @Parameter(description = "The nextCursor of the page before, with the same parameters")
    @QueryParam("cursor")
    @Nullable
    String cursor;

    @Context
    UriInfo uri;

    @Context
    HttpHeaders headers;

    /** For the request to fill. */
    @SuppressWarnings("NullAway.Init")
    public ListRequest() {}

    /** The words to search for. */
    List<String> words() {
        return q == null || q.isBlank() ? List.of() : List.of(q.strip().split("\\s+"));
    }

    /** Whether the whole list is asked for as a file. */
    boolean wantsCsv() {
        return CsvOfList.isBest(headers.getAcceptableMediaTypes());
    }

    /** What is listed: the last word of the path. */
    String what() {
        return uri.getPathSegments().getLast().getPath();
    }

    /** The record that the list stands below; null when it stands by itself. */
    @Nullable
    UUID below() {
        return uri.getPathParameters().values().stream()
                .map(List::getFirst)
                .filter(RECORD.asMatchPredicate())
                .findFirst()
                .map(UUID::fromString)
                .orElse(null);
    }

    /** All that decides which rows are in the list and in which order: a cursor is good for nothing else. */
    String question() {
        var question = new StringBuilder(uri.getPath());
        uri.getQueryParameters().entrySet().stream()
                .filter(parameter -> !parameter.getKey().equals("cursor")
                        && !parameter.getKey().equals("limit"))
                .sorted(java.util.Map.Entry.comparingByKey())
                .forEach(parameter -> question.append('\n')
                        .append(parameter.getKey())
                        .append('=')
                        .append(parameter.getValue()));
        return question.toString();
    }
}
