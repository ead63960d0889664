package org.openpractice.platform.problem;

import jakarta.ws.rs.HttpMethod;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.resteasy.reactive.server.core.CurrentRequestManager;
import org.jboss.resteasy.reactive.server.core.ResteasyReactiveRequestContext;
import org.jboss.resteasy.reactive.server.handlers.ClassRoutingHandler;
import org.jboss.resteasy.reactive.server.mapping.RequestMapper;
import org.jboss.resteasy.reactive.server.mapping.RuntimeResource;

/**
 * The operations at the path of the current request, for a refusal that says what could have been sent there. The framework
 * refuses a wrong method or media type without a word about the right ones.
 */
final class OperationsAtPath {

    private final String method;
    private final List<RuntimeResource> operations;

    private OperationsAtPath(String method, List<RuntimeResource> operations) {
        this.method = method;
        this.operations = operations;
    }

    /** Those of the current request; none outside of one. */
    static OperationsAtPath ofCurrentRequest() {
        var request = CurrentRequestManager.get();
        return request == null
                ? new OperationsAtPath("", List.of())
                : new OperationsAtPath(request.getMethod(), at(request));
    }

    private static List<RuntimeResource> at(ResteasyReactiveRequestContext request) {
        var found = new ArrayList<RuntimeResource>();
        var classes = new RequestMapper<>(request.getDeployment().getClassMappers());
        var path = request.getPathWithoutPrefix();
        for (var match = classes.map(path); match != null; match = classes.continueMatching(path, match)) {
            var rest = match.remaining.isEmpty() ? "/" : match.remaining;
            Stream.of(match.value.handlers)
                    .filter(ClassRoutingHandler.class::isInstance)
                    .flatMap(handler -> ((ClassRoutingHandler) handler).getMappers().values().stream())
                    .map(mapper -> mapper.map(rest))
                    .filter(Objects::nonNull)
                    .forEach(operation -> found.add(operation.value));
        }
        return found;
    }

    /** Methods that the path has, in the order of the alphabet. */
    SortedSet<String> methods() {
        var methods = new TreeSet<String>();
        operations.stream()
                .map(RuntimeResource::getHttpMethod)
                .filter(Objects::nonNull)
                .forEach(methods::add);
        return methods;
    }

    /** Media types of the bodies that the operation takes: JSON where it names none. */
    SortedSet<String> consumes() {
        return mediaTypes(ofMethod()
                .flatMap(operation -> operation.getConsumes().isEmpty()
                        ? Stream.of(MediaType.APPLICATION_JSON_TYPE)
                        : operation.getConsumes().stream()));
    }

    /** Media types that the operation answers in: JSON where it names none; a class may say more of itself. */
    SortedSet<String> produces() {
        var types = mediaTypes(ofMethod()
                .flatMap(operation -> operation.getProduces() == null
                        ? Stream.of(MediaType.APPLICATION_JSON_TYPE)
                        : Stream.of(operation.getProduces().getSortedOriginalMediaTypes())));
        ofMethod().map(RuntimeResource::getReturnType).forEach(answer -> types.addAll(ownTypes(answer)));
        return types;
    }

    /** In which media types a class says that it is written. */
    private static List<String> ownTypes(Type answer) {
        var type = answer instanceof ParameterizedType of ? of.getRawType() : answer;
        var produces = type instanceof Class<?> raw ? raw.getAnnotation(Produces.class) : null;
        return produces == null ? List.of() : List.of(produces.value());
    }

    private Stream<RuntimeResource> ofMethod() {
        var wanted = method.equals(HttpMethod.HEAD) ? HttpMethod.GET : method;
        return operations.stream().filter(operation -> wanted.equals(operation.getHttpMethod()));
    }

    private static SortedSet<String> mediaTypes(Stream<MediaType> types) {
        var names = new TreeSet<String>();
        types.forEach(type -> names.add(type.getType() + "/" + type.getSubtype()));
        return names;
    }
}
