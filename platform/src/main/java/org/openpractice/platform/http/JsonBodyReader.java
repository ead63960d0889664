package org.openpractice.platform.http;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.deser.DeserializationProblemHandler;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.InvalidTypeIdException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import com.fasterxml.jackson.databind.exc.ValueInstantiationException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.jsontype.TypeIdResolver;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jdk8.Jdk8Module;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.MultivaluedMap;
import jakarta.ws.rs.ext.MessageBodyReader;
import jakarta.ws.rs.ext.Provider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.annotation.Annotation;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.json.JsonTexts;
import org.openpractice.platform.json.KindWhenAbsent;
import org.openpractice.platform.problem.FieldError;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ThrowableMapper;
import org.openpractice.platform.text.TextRule;

/**
 * Reads a JSON body as a request record and tells every wrong field of it in one problem: values of the wrong type,
 * values that a value class refuses, fields that do not exist, texts that are none (see {@link TextRule}), and violated
 * Jakarta Validation constraints. What only follows from a wrong field, such as a record that lacks it, is not told as well.
 */
@Provider
@Consumes(MediaType.APPLICATION_JSON)
public class JsonBodyReader implements MessageBodyReader<Object> {

    /** A JSON body is a command, not a file. */
    static final int MAX_BYTES = 1024 * 1024;

    private static final int MAX_ERRORS = 100;

    /** What Jakarta Validation appends to the path of an element of a list. */
    private static final String ELEMENT = ".<list element>";

    private static final ObjectMapper MAPPER = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .addModule(new Jdk8Module())
            .addModule(new SimpleModule().addDeserializer(String.class, new TextDeserializer()))
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_NUMBERS_FOR_ENUMS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .addHandler(new DeserializationProblemHandler() {
                @Override
                public @Nullable JavaType handleMissingTypeId(
                        DeserializationContext context, JavaType base, TypeIdResolver kinds, String failure) {
                    var absent = base.getRawClass().getAnnotation(KindWhenAbsent.class);
                    return absent == null ? null : context.constructType(absent.value());
                }
            })
            .build();

    private final Validator validator;
    private final RequestFingerprint fingerprint;

    JsonBodyReader(Validator validator, RequestFingerprint fingerprint) {
        this.validator = validator;
        this.fingerprint = fingerprint;
    }

    @Override
    public boolean isReadable(Class<?> type, Type genericType, Annotation[] annotations, MediaType mediaType) {
        return type != InputStream.class && type != String.class && type != byte[].class;
    }

    @Override
    public Object readFrom(
            Class<Object> type,
            Type genericType,
            Annotation[] annotations,
            MediaType mediaType,
            MultivaluedMap<String, String> headers,
            InputStream stream)
            throws IOException {
        byte[] bytes = stream.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw PlatformProblem.BODY_TOO_LARGE.because("a JSON body has at most " + MAX_BYTES + " bytes");
        }
        fingerprint.add(bytes);
        return read(bytes, genericType);
    }

    private Object read(byte[] bytes, Type type) {
        var errors = new TreeMap<String, String>();
        var tree = tree(bytes);
        if (tree.isContainerNode()) {
            // Whether a text may have lines is for its field to say.
            JsonTexts.takeOut(tree, TextRule.LINES::flawOf).entrySet().stream()
                    .limit(MAX_ERRORS)
                    .forEach(flaw -> errors.put(flaw.getKey(), flaw.getValue() + "; expected visible characters"));
        }
        Object value = convert(tree, type, errors);
        if (value != null) {
            for (ConstraintViolation<Object> violation : violations(value)) {
                note(violation.getPropertyPath().toString().replace(ELEMENT, ""), violation.getMessage(), errors);
            }
        }
        if (errors.isEmpty() && value != null) {
            return value;
        }
        if (errors.isEmpty()) {
            errors.put("", "expected a body");
        }
        throw ThrowableMapper.invalid(errors.entrySet().stream()
                .map(error -> new FieldError(error.getKey(), error.getValue()))
                .toList());
    }

    private List<ConstraintViolation<Object>> violations(Object value) {
        if (value instanceof List<?> list) {
            var all = new ArrayList<ConstraintViolation<Object>>();
            for (Object element : list) {
                if (element != null) {
                    all.addAll(validator.validate(element));
                }
            }
            return all;
        }
        return List.copyOf(validator.validate(value));
    }

    /** Tells what is wrong with a field once, and not of a record that one of its fields is. */
    private static void note(String path, String problem, Map<String, String> errors) {
        boolean follows = errors.keySet().stream()
                .anyMatch(wrong -> path.isEmpty()
                        || (wrong.length() > path.length()
                                && wrong.startsWith(path)
                                && ".[".indexOf(wrong.charAt(path.length())) >= 0));
        if (!follows) {
            errors.putIfAbsent(path, problem);
        }
    }

    private static JsonNode tree(byte[] bytes) {
        try {
            JsonNode tree = MAPPER.readTree(bytes);
            return tree == null ? NullNode.getInstance() : tree;
        } catch (JsonProcessingException e) {
            JsonLocation at = e.getLocation() == null ? JsonLocation.NA : e.getLocation();
            throw PlatformProblem.MALFORMED_JSON.because(
                    e.getOriginalMessage(), Map.of("line", at.getLineNr(), "column", at.getColumnNr()));
        } catch (IOException e) {
            throw new IllegalStateException("Reading from memory failed", e);
        }
    }

    /**
     * Converts; each time a field is refused it is noted, taken out of the tree and the rest is tried again, so that one
     * wrong field does not hide the next.
     */
    private @Nullable Object convert(JsonNode tree, Type type, Map<String, String> errors) {
        while (errors.size() < MAX_ERRORS) {
            try {
                return MAPPER.readValue(MAPPER.treeAsTokens(tree), MAPPER.constructType(type));
            } catch (JsonMappingException e) {
                note(path(e, tree), expectation(e), errors);
                if (e.getPath().isEmpty() || !remove(tree, e)) {
                    return null;
                }
            } catch (IOException e) {
                throw new IllegalStateException("Reading from memory failed", e);
            }
        }
        return null;
    }

    private static boolean remove(JsonNode tree, JsonMappingException e) {
        List<JsonMappingException.Reference> path = e.getPath();
        var parent = at(path.subList(0, path.size() - 1), tree);
        var last = path.getLast();
        if (parent instanceof ObjectNode object && last.getFieldName() != null) {
            if (e instanceof UnrecognizedPropertyException) {
                return object.remove(last.getFieldName()) != null;
            }
            JsonNode harmless = harmless(e);
            if (harmless.equals(object.get(last.getFieldName()))) {
                return false;
            }
            object.set(last.getFieldName(), harmless);
            return true;
        }
        if (parent instanceof ArrayNode array && last.getIndex() >= 0) {
            // The elements behind it keep their numbers.
            JsonNode harmless = harmless(e);
            if (harmless.equals(array.get(last.getIndex()))) {
                return false;
            }
            array.set(last.getIndex(), harmless);
            return true;
        }
        return false;
    }

    /** What stands for a refused value while the rest is examined: nothing, or zero where a primitive needs a value. */
    private static JsonNode harmless(JsonMappingException e) {
        Class<?> target = e instanceof MismatchedInputException mismatch ? mismatch.getTargetType() : null;
        if (target == boolean.class) {
            return BooleanNode.FALSE;
        }
        if (target != null && target.isPrimitive()) {
            return IntNode.valueOf(0);
        }
        return NullNode.getInstance();
    }

    private static String path(JsonMappingException e, JsonNode tree) {
        var path = new StringBuilder();
        for (var step : e.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        if (e instanceof InvalidTypeIdException kind) {
            path.append(path.isEmpty() ? "" : ".").append(kindField(kind));
        }
        if (e instanceof ValueInstantiationException refused
                && at(e.getPath(), tree).isObject()) {
            refusedComponent(refused)
                    .ifPresent(
                            component -> path.append(path.isEmpty() ? "" : ".").append(component));
        }
        return path.toString();
    }

    /** Names of fields that a sentence has for other reasons. */
    private static final Set<String> PREPOSITIONS = Set.of("at", "by", "for", "from", "in", "of", "on", "to", "with");

    /** Where a record refuses its values, the one field that its refusal names; none where it is about several. */
    private static Optional<String> refusedComponent(ValueInstantiationException e) {
        var type = e.getType().getRawClass();
        if (!type.isRecord() || !(e.getCause() instanceof IllegalArgumentException refusal)) {
            return Optional.empty();
        }
        var words = new HashSet<>(List.of(String.valueOf(refusal.getMessage()).split("[^A-Za-z0-9]+")));
        var named = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getName)
                .filter(name -> words.contains(name) && !PREPOSITIONS.contains(name))
                .toList();
        return named.size() == 1 ? Optional.of(named.getFirst()) : Optional.empty();
    }

    private static JsonNode at(List<JsonMappingException.Reference> path, JsonNode tree) {
        var node = tree;
        for (var step : path) {
            node = step.getFieldName() != null ? node.path(step.getFieldName()) : node.path(step.getIndex());
        }
        return node;
    }

    /** Name of the field that says which kind of a request it is. */
    private static String kindField(InvalidTypeIdException e) {
        return e.getBaseType().getRawClass().getAnnotation(JsonTypeInfo.class).property();
    }

    private static String kinds(InvalidTypeIdException e) {
        return Arrays.stream(e.getBaseType()
                        .getRawClass()
                        .getAnnotation(JsonSubTypes.class)
                        .value())
                .map(JsonSubTypes.Type::name)
                .collect(Collectors.joining(", "));
    }

    private static String expectation(JsonMappingException e) {
        return switch (e) {
            case InvalidTypeIdException kind -> "expected one of " + kinds(kind);
            case UnrecognizedPropertyException unknown ->
                "no such field; expected one of "
                        + unknown.getKnownPropertyIds().stream()
                                .map(Object::toString)
                                .sorted()
                                .collect(Collectors.joining(", "));
            case ValueInstantiationException refused
            when refused.getCause() instanceof IllegalArgumentException cause -> String.valueOf(cause.getMessage());
            case ValueInstantiationException refused
            when refused.getCause() instanceof NullPointerException -> "lacks a field that it needs";
            case InvalidFormatException format -> "expected " + describe(format.getTargetType());
            case MismatchedInputException mismatch -> "expected " + describe(mismatch.getTargetType());
            default ->
                e.getCause() instanceof IllegalArgumentException refused
                        ? String.valueOf(refused.getMessage())
                        : "cannot be read";
        };
    }

    private static String describe(@Nullable Class<?> type) {
        if (type == null) {
            return "another type";
        }
        if (type.isEnum()) {
            return "one of "
                    + Arrays.stream(type.getEnumConstants())
                            .map(Object::toString)
                            .collect(Collectors.joining(", "));
        }
        if (type == LocalDate.class) {
            return "a date such as 2026-01-31";
        }
        if (type == LocalTime.class) {
            return "a time such as 08:30";
        }
        if (type == LocalDateTime.class || type == Instant.class) {
            return "a date and time in ISO 8601";
        }
        if (type == UUID.class) {
            return "a UUID";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "true or false";
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return "a whole number";
        }
        if (Number.class.isAssignableFrom(type)) {
            return "a number";
        }
        if (type == String.class) {
            return "a string";
        }
        if (Iterable.class.isAssignableFrom(type) || type.isArray()) {
            return "a list";
        }
        return "an object";
    }
}
