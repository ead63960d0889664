package org.openpractice.platform.http;

import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.problem.FieldError;
import org.openpractice.platform.problem.ThrowableMapper;
import org.openpractice.platform.text.TextRule;

/**
 * Refuses what a request says beside its body and no operation could heed: a query parameter that the operation does not
 * have, for a filter with a slip of the pen in its name would otherwise show everything; one that is given twice where one is
 * taken; a number or a yes or no that is none, or is needed and left out, which JAX-RS alone would take for another page or
 * for no; and in the path, the query and the headers that the operation reads whatever is no text (see {@link TextRule}).
 */
public class RequestParameters {

    private final Map<Method, Taken> operations = new ConcurrentHashMap<>();

    /**
     * What a resource method takes.
     *
     * @param query query parameters by name
     * @param headers names of headers, and whether more than one value is taken
     */
    private record Taken(SortedMap<String, Query> query, SortedMap<String, Boolean> headers) {

        static Taken by(Method method) {
            var taken = new Taken(new TreeMap<>(), new TreeMap<>());
            for (var parameter : method.getParameters()) {
                taken.add(parameter, parameter.getType());
            }
            return taken;
        }

        private void add(AnnotatedElement place, Class<?> type) {
            boolean isMany = Collection.class.isAssignableFrom(type) || type.isArray();
            if (place.isAnnotationPresent(QueryParam.class)) {
                query.put(
                        place.getAnnotation(QueryParam.class).value(),
                        new Query(type, isMany, type.isPrimitive() && !place.isAnnotationPresent(DefaultValue.class)));
            }
            if (place.isAnnotationPresent(HeaderParam.class)) {
                headers.put(place.getAnnotation(HeaderParam.class).value(), isMany);
            }
            if (place.isAnnotationPresent(BeanParam.class)) {
                for (Class<?> each = type; each != null; each = each.getSuperclass()) {
                    for (var field : each.getDeclaredFields()) {
                        add(field, field.getType());
                    }
                }
            }
        }
    }

    /**
     * A query parameter.
     *
     * @param isNeeded nothing stands for it where it is left out
     */
    private record Query(Class<?> type, boolean isMany, boolean isNeeded) {

        /** What was expected where the value is none of its type. Objects are read, and refused, by {@link QueryParameters}. */
        Optional<String> expectedInstead(String value) {
            if (type == boolean.class) {
                return value.equals("true") || value.equals("false") ? Optional.empty() : Optional.of("true or false");
            }
            if (type == int.class || type == long.class) {
                return value.matches(type == int.class ? "-?\\d{1,9}" : "-?\\d{1,18}")
                        ? Optional.empty()
                        : Optional.of("a whole number");
            }
            return Optional.empty();
        }
    }

    @ServerRequestFilter
    public void check(ResourceInfo operation, UriInfo uri, HttpHeaders headers) {
        var taken = operations.computeIfAbsent(operation.getResourceMethod(), Taken::by);
        var errors = new ArrayList<FieldError>();
        uri.getPathParameters().forEach((name, values) -> checkTexts(name, values, errors));
        new TreeMap<>(uri.getQueryParameters())
                .forEach((name, values) -> checkQuery(name, values, taken.query(), errors));
        taken.query().forEach((name, query) -> {
            if (query.isNeeded() && !uri.getQueryParameters().containsKey(name)) {
                errors.add(new FieldError(
                        name,
                        "is missing; expected " + query.expectedInstead("").orElse("a value")));
            }
        });
        taken.headers().forEach((name, isMany) -> checkHeader(name, headers.getRequestHeader(name), isMany, errors));
        if (!errors.isEmpty()) {
            throw ThrowableMapper.invalid(errors);
        }
    }

    private static void checkQuery(
            String name, List<String> values, SortedMap<String, Query> taken, List<FieldError> errors) {
        var query = taken.get(name);
        if (query == null) {
            var flaw = TextRule.LINE.flawOf(name);
            errors.add(new FieldError(
                    flaw == null ? name : "",
                    (flaw == null ? "no such parameter" : "the name of a parameter " + flaw)
                            + (taken.isEmpty()
                                    ? "; this operation takes none"
                                    : "; expected one of " + String.join(", ", taken.keySet()))));
        } else if (!query.isMany() && values.size() > 1) {
            errors.add(new FieldError(name, "is given " + values.size() + " times; expected one value"));
        } else {
            checkTexts(name, values, errors);
            values.forEach(value -> query.expectedInstead(value)
                    .ifPresent(expected -> errors.add(new FieldError(name, "expected " + expected))));
        }
    }

    private static void checkHeader(
            String name, @Nullable List<String> values, boolean isMany, List<FieldError> errors) {
        if (values != null && !isMany && values.size() > 1) {
            errors.add(new FieldError(name, "is given " + values.size() + " times; expected one header"));
        } else if (values != null) {
            for (String value : values) {
                // Nobody can tell in which encoding other letters were sent (RFC 9110, section 5.5).
                if (value.chars().anyMatch(next -> next < ' ' || next > '~')) {
                    errors.add(new FieldError(name, "has letters that a header cannot carry; expected visible ASCII"));
                }
            }
        }
    }

    private static void checkTexts(String name, List<String> values, List<FieldError> errors) {
        for (String value : values) {
            var flaw = TextRule.LINE.flawOf(value);
            if (flaw != null) {
                errors.add(new FieldError(name, flaw + "; " + TextRule.LINE.expectation()));
            }
        }
    }
}
