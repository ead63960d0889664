package org.openpractice.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponse;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.FieldInfo;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.jandex.Type;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.approval.SecondPersonStep;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemType;

/**
 * Says of every operation what is written elsewhere already: its feature and its words from the Javadoc, its roles, the headers
 * that its annotations ask for, the refusals that its code can answer, its example; and keeps the version of a view, which is
 * not in its JSON, out of its schema.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DocumentedOperations implements OASFilter {

    private static final DotName RESPONSE_STATUS = DotName.createSimple(ResponseStatus.class);

    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private static final DotName QUERY_PARAM = DotName.createSimple(QueryParam.class);

    private static final DotName DEFAULT_VALUE = DotName.createSimple(DefaultValue.class);

    private static final DotName SORTED_BY = DotName.createSimple(SortedBy.class);

    private static final DotName PAGE = DotName.createSimple(Page.class);

    private static final DotName IDEMPOTENT = DotName.createSimple(Idempotent.class);

    private static final DotName SECOND_PERSON = DotName.createSimple(SecondPersonStep.class);

    private static final DotName READS = DotName.createSimple(GET.class);

    private static final String OURS = "org.openpractice";

    private static final String IDEMPOTENCY_KEY = "Idempotency-Key";

    private static final String PROBLEM = "Problem";

    private static final Map<String, String> OF_THE_LANGUAGE =
            Map.of("DayOfWeek", "A day of the week.", "Month", "A month.");

    private final Map<String, MethodInfo> methods = new HashMap<>();
    /** The classes by the names of their schemas, then by their own. */
    private final Map<String, Map<String, ClassInfo>> types = new HashMap<>();

    private final Set<String> versioned = new HashSet<>();
    private final Set<String> usedFeatures = new TreeSet<>();
    private final IndexView index;
    private final Javadocs javadocs;
    private final Refusals refusals;
    private final Examples examples;
    private final Features features;

    /** @param index the classes of the service */
    public DocumentedOperations(IndexView index) {
        this.index = index;
        var loader = Thread.currentThread().getContextClassLoader();
        javadocs = new Javadocs(loader);
        refusals = new Refusals(index, loader);
        examples = new Examples(loader);
        features = new Features(index, javadocs);
        for (var path : index.getAnnotations(DotName.createSimple(Path.class))) {
            var type = switch (path.target().kind()) {
                case CLASS -> path.target().asClass();
                case METHOD -> path.target().asMethod().declaringClass();
                default -> null;
            };
            if (type != null) {
                for (var method : type.methods()) {
                    methods.put(type.simpleName() + "_" + method.name(), method);
                }
            }
        }
        for (var view : index.getAllKnownImplementations(DotName.createSimple(Versioned.class))) {
            versioned.add(schemaName(view));
        }
        Stream.of(
                        index.getKnownClasses(),
                        index.getKnownDirectSubclasses(DotName.createSimple(Enum.class)),
                        index.getKnownDirectSubclasses(DotName.createSimple(Record.class)))
                .flatMap(Collection::stream)
                .filter(type -> type.name().toString().startsWith(OURS))
                .forEach(type -> types.computeIfAbsent(schemaName(type), name -> new TreeMap<>())
                        .put(type.name().toString(), type));
    }

    private static String schemaName(ClassInfo type) {
        var named = type.declaredAnnotation(SCHEMA);
        return named == null || named.value("name") == null
                ? type.simpleName()
                : named.value("name").asString();
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.setTags(features.tags(usedFeatures));
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (versioned.contains(name)) {
                schema.removeProperty("version");
            }
            // Of several of one simple name all but the first have a number behind it.
            var named =
                    types
                            .getOrDefault(name, types.getOrDefault(name.replaceAll("\\d+$", ""), Map.of()))
                            .values()
                            .stream()
                            .filter(type -> isOf(schema, type))
                            .toList();
            if (named.size() == 1) {
                describe(schema, named.getFirst());
            } else if (OF_THE_LANGUAGE.containsKey(name)) {
                explain(schema, OF_THE_LANGUAGE.get(name), constant -> Optional.empty());
            }
        });
        document.getComponents().addSchema(PROBLEM, problem());
    }

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getSecurity() != null) {
            operation.setSecurity(operation.getSecurity().stream()
                    .map(DocumentedOperations::writtenOut)
                    .toList());
        }
        Optional.ofNullable(operation.getOperationId())
                .map(methods::get)
                .ifPresent(method -> document(operation, method));
        return operation;
    }

    private void document(Operation operation, MethodInfo method) {
        var sortedBy = method.annotation(SORTED_BY);
        if (sortedBy != null) {
            sortBy(operation, sortedBy.value().asStringArray());
        }
        if (method.returnType().name().equals(PAGE)) {
            operation
                    .getResponses()
                    .getAPIResponse("200")
                    .getContent()
                    .addMediaType("text/csv", OASFactory.createMediaType().schema(text()));
        }
        var status = method.annotation(RESPONSE_STATUS);
        if (status != null) {
            operation.setResponses(withStatus(
                    operation.getResponses(), String.valueOf(status.value().asInt())));
        }
        operation.setTags(new ArrayList<>());
        features.name(method.declaringClass().name().packagePrefix()).ifPresent(feature -> {
            operation.addTag(feature);
            usedFeatures.add(feature);
        });
        for (var parameter : parameters(operation)) {
            if (parameter.getSchema() != null && parameter.getSchema().getDefaultValue() != null) {
                parameter.setRequired(null);
            }
        }
        markNeeded(operation, method);
        addHeaders(operation, method);
        addWords(operation, method);
        addRefusals(operation, refusalsOf(operation, method));
        examples.of(operation.getOperationId()).ifPresent(example -> addExample(operation, example));
    }

    /** A number or a yes or no for which nothing stands where it is left out, as {@code RequestParameters} asks for it. */
    private static void markNeeded(Operation operation, MethodInfo method) {
        for (var taken : method.parameters()) {
            var query = taken.annotation(QUERY_PARAM);
            if (query != null && taken.type().kind() == Type.Kind.PRIMITIVE && !taken.hasAnnotation(DEFAULT_VALUE)) {
                parameters(operation).stream()
                        .filter(parameter -> parameter.getIn() == Parameter.In.QUERY
                                && query.value().asString().equals(parameter.getName()))
                        .forEach(parameter -> parameter.setRequired(true));
            }
        }
    }

    private void addHeaders(Operation operation, MethodInfo method) {
        if (method.hasAnnotation(IDEMPOTENT)) {
            operation.addParameter(OASFactory.createParameter()
                    .name(IDEMPOTENCY_KEY)
                    .in(Parameter.In.HEADER)
                    .required(true)
                    .description(
                            "1 to 255 visible ASCII characters, new for each new request. The same key with the same"
                                    + " body has its effect once and is answered as the first time.")
                    .example("example-" + operation.getOperationId())
                    .schema(text().minLength(1).maxLength(255)));
        }
        for (var parameter : parameters(operation)) {
            if (HttpHeaders.IF_MATCH.equals(parameter.getName())) {
                boolean onceThere = refusals.wantsVersionOnlyOnceThere(method);
                parameter.setRequired(!onceThere);
                parameter.setDescription("The ETag of the record as you read it"
                        + (onceThere ? "; left out only the first time, when there is no record yet." : "."));
                parameter.setExample("\"0\"");
            }
        }
    }

    /** What the method says, else the use case that it hands its body to, or that has a method of its name. */
    private void addWords(Operation operation, MethodInfo method) {
        String owner = method.declaringClass().name().toString();
        var comment = javadocs.ofMember(owner, method.name());
        var own = comment.filter(DocumentedOperations::saysSomething);
        var useCase = useCase(method);
        var described = own.or(() -> useCase).orElse(null);
        operation.setSummary(described == null ? null : described.first().replaceAll("\\.$", ""));
        if (described == null) {
            operation.setDescription(null);
            return;
        }
        var paragraphs = new ArrayList<String>();
        paragraphs.add(withoutRefusals(described.text()));
        if (own.isPresent()) {
            useCase.map(Javadocs.Doc::text)
                    .map(DocumentedOperations::withoutRefusals)
                    .filter(text -> !paragraphs.contains(text))
                    .ifPresent(paragraphs::add);
        }
        if (method.hasAnnotation(SECOND_PERSON)) {
            paragraphs.add(
                    "A second person's step: whoever took the step before it may not take it, and the login must be"
                            + " recent.");
        }
        var roles = roles(operation);
        paragraphs.add(
                roles.isEmpty()
                        ? "Needs no role."
                        : "Roles: "
                                + String.join(
                                        ", ",
                                        roles.stream()
                                                .map(role -> "`" + role + "`")
                                                .toList()) + ".");
        operation.setDescription(String.join("\n\n", paragraphs));
        for (var parameter : parameters(operation)) {
            if (parameter.getDescription() == null) {
                comment.map(doc -> doc.parameters().get(parameter.getName())).ifPresent(parameter::setDescription);
            }
        }
    }

    private Optional<Javadocs.Doc> useCase(MethodInfo method) {
        var ofBody = method.parameterTypes().stream()
                .map(type -> index.getClassByName(type.name()))
                .filter(type -> type != null && type.enclosingClass() != null)
                .map(type -> type.enclosingClass())
                .filter(outer -> !outer.equals(method.declaringClass().name()));
        var ofConstructor = method.declaringClass().constructors().stream()
                .flatMap(constructor -> constructor.parameterTypes().stream())
                .map(Type::name)
                .filter(name -> has(index.getClassByName(name), method.name()));
        return Stream.concat(ofConstructor, ofBody)
                .distinct()
                .flatMap(name -> Stream.of(
                                javadocs.ofMember(name.toString(), method.name()), javadocs.ofClass(name.toString()))
                        .flatMap(Optional::stream))
                .filter(DocumentedOperations::saysSomething)
                .findFirst();
    }

    /** Not only what its tags say. */
    private static boolean saysSomething(Javadocs.Doc doc) {
        return !withoutRefusals(doc.text()).isBlank();
    }

    private static boolean has(ClassInfo type, String method) {
        return type != null
                && type.name().toString().startsWith(OURS)
                && type.methods().stream().anyMatch(own -> own.name().equals(method));
    }

    /** The responses list them, with what else can be refused. */
    private static String withoutRefusals(String text) {
        return text.replaceAll("(?s)\\s*\\bRefuses\\b.*?(\\n\\n|$)", "$1").strip();
    }

    private SortedSet<ProblemType> refusalsOf(Operation operation, MethodInfo method) {
        var all = refusals.of(method);
        if (parameters(operation).stream().noneMatch(parameter -> HttpHeaders.IF_MATCH.equals(parameter.getName()))) {
            // A use case that asks for a version is called with IfMatch.ANY then.
            all.remove(PlatformProblem.PRECONDITION_REQUIRED);
        }
        if (!roles(operation).isEmpty()) {
            all.addAll(List.of(
                    PlatformProblem.UNAUTHENTICATED, PlatformProblem.FORBIDDEN, PlatformProblem.NO_PRACTICE_GROUP));
        }
        if (!parameters(operation).isEmpty() || operation.getRequestBody() != null) {
            all.add(PlatformProblem.INVALID_REQUEST);
        }
        if (operation.getRequestBody() != null) {
            all.addAll(List.of(PlatformProblem.BODY_TOO_LARGE, PlatformProblem.UNSUPPORTED_MEDIA_TYPE));
            if (operation.getRequestBody().getContent() != null
                    && operation.getRequestBody().getContent().hasMediaType("application/json")) {
                all.add(PlatformProblem.MALFORMED_JSON);
            }
        }
        if (method.returnType().name().equals(PAGE)) {
            all.addAll(List.of(PlatformProblem.INVALID_CURSOR, PlatformProblem.LIST_TOO_LONG));
        }
        if (method.hasAnnotation(IDEMPOTENT)) {
            all.addAll(List.of(
                    PlatformProblem.IDEMPOTENCY_KEY_REQUIRED,
                    PlatformProblem.IDEMPOTENT_REQUEST_IN_FLIGHT,
                    PlatformProblem.IDEMPOTENCY_KEY_REUSED));
        }
        if (method.hasAnnotation(SECOND_PERSON)) {
            all.add(PlatformProblem.STEP_UP_REQUIRED);
        }
        if (!method.hasAnnotation(READS)) {
            all.add(PlatformProblem.CONCURRENT_CHANGE);
        }
        all.removeAll(List.of(PlatformProblem.INTERNAL_ERROR, PlatformProblem.UNAVAILABLE));
        return all;
    }

    private static void addRefusals(Operation operation, SortedSet<ProblemType> refusals) {
        var byStatus = refusals.stream()
                .collect(Collectors.groupingBy(ProblemType::status, TreeMap::new, Collectors.toList()));
        var answered = new TreeMap<String, APIResponse>();
        operation.getResponses().getAPIResponses().forEach((status, response) -> {
            if (!status.startsWith("4")) {
                answered.put(status, response);
            }
        });
        byStatus.forEach((status, problems) -> answered.put(
                String.valueOf(status),
                refusal(problems.stream()
                        .map(problem -> "`" + problem.slug() + "`: " + problem.title())
                        .collect(Collectors.joining("\n- ", "- ", "")))));
        answered.put("default", refusal("Any operation may also answer 500 `internal-error` or 503 `unavailable`."));
        var responses = OASFactory.createAPIResponses();
        answered.forEach(responses::addAPIResponse);
        operation.setResponses(responses);
        operation.addExtension(
                "x-problems",
                refusals.stream().map(problem -> "/problems/" + problem.slug()).toList());
    }

    private static APIResponse refusal(String description) {
        return OASFactory.createAPIResponse()
                .description(description)
                .content(OASFactory.createContent()
                        .addMediaType(
                                "application/problem+json",
                                OASFactory.createMediaType()
                                        .schema(OASFactory.createSchema().ref("#/components/schemas/" + PROBLEM))));
    }

    private static Schema problem() {
        return OASFactory.createSchema()
                .addType(Schema.SchemaType.OBJECT)
                .description("Why a request was refused (RFC 9457); nothing was changed. Other members are facts of the"
                        + " refusal.")
                .addProperty(
                        "type",
                        text().description("Path of the page that says what to do, for example /problems/not-found"))
                .addProperty("title", text().description("Short sentence, the same for every occurrence"))
                .addProperty("status", OASFactory.createSchema().addType(Schema.SchemaType.INTEGER))
                .addProperty("detail", text().description("What is wrong this time"))
                .addProperty("whatToDo", text().description("What to do next, the same for every occurrence"))
                .required(List.of("type", "title", "status", "detail", "whatToDo"));
    }

    private static void addExample(Operation operation, Map<String, Object> example) {
        operation.addExtension(Examples.EXTENSION, example);
        for (var place : List.of("path", "query")) {
            if (example.get(place) instanceof Map<?, ?> values) {
                for (var parameter : parameters(operation)) {
                    if (parameter.getIn().toString().equals(place) && values.containsKey(parameter.getName())) {
                        parameter.setExample(Examples.shown(values.get(parameter.getName())));
                    }
                }
            }
        }
        if (example.containsKey("body")
                && operation.getRequestBody() != null
                && operation.getRequestBody().getContent() != null) {
            operation
                    .getRequestBody()
                    .getContent()
                    .getMediaTypes()
                    .values()
                    .forEach(type -> type.setExample(Examples.shown(example.get("body"))));
        }
    }

    /** What its class says of a schema: of each property, and of each constant. */
    private void describe(Schema schema, ClassInfo type) {
        var doc = javadocs.ofClass(type.name().toString()).orElse(null);
        if (doc != null && schema.getDescription() == null) {
            schema.setDescription(withoutRefusals(doc.text()));
        }
        if (doc != null && schema.getProperties() != null) {
            schema.getProperties().forEach((name, property) -> {
                String said = doc.parameters().get(name);
                if (said != null && property.getDescription() == null && property.getRef() == null) {
                    property.setDescription(said);
                }
            });
        }
        if (type.isEnum() && schema.getEnumeration() != null) {
            explain(
                    schema,
                    schema.getDescription(),
                    constant -> javadocs.ofMember(type.name().toString(), constant));
        }
    }

    /** What the enumeration is, then each of its constants, which may say enough by its name. */
    private static void explain(
            Schema schema, @Nullable String what, Function<String, Optional<Javadocs.Doc>> ofConstant) {
        String constants = schema.getEnumeration().stream()
                .map(String::valueOf)
                .map(constant -> "- `" + constant + "`: "
                        + ofConstant
                                .apply(constant)
                                .map(said -> withoutRefusals(said.text()).replaceAll("\\s*\\n\\s*", " "))
                                .orElseGet(
                                        () -> constant.toLowerCase(Locale.ROOT).replace('_', ' ')))
                .collect(Collectors.joining("\n"));
        schema.setDescription(what == null ? constants : what + "\n\n" + constants);
    }

    /** Several classes may have a simple name; which one a schema is of, its constants or its properties tell. */
    private static boolean isOf(Schema schema, ClassInfo type) {
        if (schema.getEnumeration() != null) {
            return type.isEnum()
                    && type.enumConstants().stream()
                            .map(FieldInfo::name)
                            .collect(Collectors.toSet())
                            .equals(schema.getEnumeration().stream()
                                    .map(String::valueOf)
                                    .collect(Collectors.toSet()));
        }
        return schema.getProperties() == null
                || schema.getProperties().keySet().stream().allMatch(name -> type.field(name) != null);
    }

    private static Collection<String> roles(Operation operation) {
        return operation.getSecurity() == null
                ? List.of()
                : operation.getSecurity().stream()
                        .flatMap(requirement -> requirement.getSchemes().values().stream())
                        .flatMap(List::stream)
                        .toList();
    }

    private static List<Parameter> parameters(Operation operation) {
        return operation.getParameters() == null ? List.of() : operation.getParameters();
    }

    private static Schema text() {
        return OASFactory.createSchema().addType(Schema.SchemaType.STRING);
    }

    private static void sortBy(Operation operation, String[] fields) {
        operation.getParameters().stream()
                .filter(parameter -> parameter.getName().equals("sort"))
                .forEach(parameter -> parameter
                        .getSchema()
                        .setEnumeration(List.copyOf(Stream.of(fields)
                                .flatMap(field -> Stream.of(field, "-" + field))
                                .toList())));
    }

    private static SecurityRequirement writtenOut(SecurityRequirement requirement) {
        var schemes = new LinkedHashMap<>(requirement.getSchemes());
        schemes.replaceAll((scheme, roles) -> rolesOf(roles));
        requirement.setSchemes(schemes);
        return requirement;
    }

    private static List<String> rolesOf(List<String> rolesOrSets) {
        return new ArrayList<>(Roles.allowed(rolesOrSets.toArray(String[]::new)));
    }

    private static APIResponses withStatus(APIResponses responses, String status) {
        var success = responses.getAPIResponse("200");
        if (success != null) {
            responses.removeAPIResponse("200");
            success.setDescription(
                    Response.Status.fromStatusCode(Integer.parseInt(status)).getReasonPhrase());
            responses.addAPIResponse(status, success);
        }
        return responses;
    }
}
