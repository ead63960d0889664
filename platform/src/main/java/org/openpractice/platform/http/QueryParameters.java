package org.openpractice.platform.http;

import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.ext.ParamConverter;
import jakarta.ws.rs.ext.ParamConverterProvider;
import jakarta.ws.rs.ext.Provider;
import java.lang.annotation.Annotation;
import java.lang.reflect.Type;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.problem.FieldError;
import org.openpractice.platform.problem.ThrowableMapper;

/**
 * Reads dates, ids, numbers, amounts and named values in query parameters and names the parameter that is wrong; JAX-RS
 * alone would answer that the page was not found.
 */
@Provider
public class QueryParameters implements ParamConverterProvider {

    @Override
    @SuppressWarnings("unchecked") // each converter makes the type it is asked for
    public <T> @Nullable ParamConverter<T> getConverter(
            Class<T> rawType, @Nullable Type genericType, Annotation @Nullable [] annotations) {
        String name = annotations == null ? null : queryName(annotations);
        if (name == null) {
            return null;
        }
        if (rawType == LocalDate.class) {
            return (ParamConverter<T>) converter(name, "a date such as 2026-01-31", LocalDate::parse);
        }
        if (rawType == UUID.class) {
            return (ParamConverter<T>) converter(name, "a UUID", UUID::fromString);
        }
        if (rawType == Integer.class) {
            return (ParamConverter<T>) converter(name, "a whole number", Integer::valueOf);
        }
        if (rawType == Boolean.class) {
            return (ParamConverter<T>) converter(name, "true or false", QueryParameters::flag);
        }
        if (rawType == Money.class) {
            return (ParamConverter<T>) converter(name, "an amount such as 1234.50", Money::of);
        }
        if (rawType.isEnum()) {
            String expected = "one of "
                    + Arrays.stream(rawType.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
            return converter(name, expected, text -> constant(rawType, text));
        }
        return null;
    }

    private static @Nullable String queryName(Annotation[] annotations) {
        for (Annotation annotation : annotations) {
            if (annotation instanceof QueryParam parameter) {
                return parameter.value();
            }
        }
        return null;
    }

    private static <T> T constant(Class<T> type, String text) {
        for (T constant : type.getEnumConstants()) {
            if (constant.toString().equals(text)) {
                return constant;
            }
        }
        throw new IllegalArgumentException(text);
    }

    private static Boolean flag(String text) {
        return switch (text) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new IllegalArgumentException(text);
        };
    }

    private static <T> ParamConverter<T> converter(String name, String expected, Function<String, T> parse) {
        return new ParamConverter<>() {
            @Override
            public @Nullable T fromString(@Nullable String text) {
                if (text == null || text.isBlank()) {
                    return null;
                }
                try {
                    return parse.apply(text);
                } catch (RuntimeException e) {
                    throw ThrowableMapper.invalid(List.of(new FieldError(name, "expected " + expected)));
                }
            }

            @Override
            public String toString(T value) {
                return value.toString();
            }
        };
    }
}
