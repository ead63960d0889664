package org.openpractice.platform.http;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.MediaType;
import java.util.Arrays;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/**
 * Refuses a request for an answer in a media type that there is none in. A resource method that names no media type answers in
 * JSON, and the framework would answer so whatever was asked for.
 */
public class AnswerTypes {

    @ServerRequestFilter
    public void check(ContainerRequestContext request, ResourceInfo operation) {
        var method = operation.getResourceMethod();
        boolean saysItself = method.isAnnotationPresent(Produces.class)
                || operation.getResourceClass().isAnnotationPresent(Produces.class);
        if (saysItself || method.getReturnType() == void.class) {
            return;
        }
        var own = method.getReturnType().getAnnotation(Produces.class);
        var types = own == null
                ? List.of(MediaType.APPLICATION_JSON_TYPE)
                : Arrays.stream(own.value()).map(MediaType::valueOf).toList();
        if (request.getAcceptableMediaTypes().stream()
                .noneMatch(wanted -> types.stream().anyMatch(wanted::isCompatible))) {
            throw new NotAcceptableException();
        }
    }
}
