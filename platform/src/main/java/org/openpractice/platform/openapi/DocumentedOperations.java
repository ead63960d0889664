package org.openpractice.platform.openapi;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.platform.http.Versioned;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/**
 * Writes the roles of a set out and the status of a method that has one of its own, and keeps the version of a view, which
 * is not in its JSON, out of its schema.
 */
@OpenApiFilter(OpenApiFilter.RunStage.BUILD)
public class DocumentedOperations implements OASFilter {

    private static final DotName RESPONSE_STATUS = DotName.createSimple(ResponseStatus.class);

    private static final DotName SCHEMA =
            DotName.createSimple(org.eclipse.microprofile.openapi.annotations.media.Schema.class);

    private static final DotName SORTED_BY = DotName.createSimple(SortedBy.class);

    private static final DotName PAGE = DotName.createSimple(Page.class);

    private final Map<String, MethodInfo> methods = new HashMap<>();
    private final Set<String> versioned = new HashSet<>();

    /** @param index the classes of the service */
    public DocumentedOperations(IndexView index) {
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
            var named = view.declaredAnnotation(SCHEMA);
            versioned.add(
                    named == null || named.value("name") == null
                            ? view.simpleName()
                            : named.value("name").asString());
        }
    }

    @Override
    public void filterOpenAPI(OpenAPI document) {
        document.getComponents().getSchemas().forEach((name, schema) -> {
            if (versioned.contains(name)) {
                schema.removeProperty("version");
            }
        });
    }

    @Override
    public Operation filterOperation(Operation operation) {
        if (operation.getSecurity() != null) {
            operation.setSecurity(operation.getSecurity().stream()
                    .map(DocumentedOperations::writtenOut)
                    .toList());
        }
        method(operation)
                .map(method -> method.annotation(SORTED_BY))
                .ifPresent(sortedBy -> sortBy(operation, sortedBy.value().asStringArray()));
        method(operation)
                .filter(method -> method.returnType().name().equals(PAGE))
                .ifPresent(list -> operation
                        .getResponses()
                        .getAPIResponse("200")
                        .getContent()
                        .addMediaType("text/csv", OASFactory.createMediaType().schema(text())));
        method(operation)
                .map(method -> method.annotation(RESPONSE_STATUS))
                .ifPresent(status -> operation.setResponses(withStatus(
                        operation.getResponses(), String.valueOf(status.value().asInt()))));
        return operation;
    }

    private Optional<MethodInfo> method(Operation operation) {
        return Optional.ofNullable(operation.getOperationId()).map(methods::get);
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
