package org.openpractice.platform.http;

import jakarta.ws.rs.NotAcceptableException;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.PathSegment;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;

/**
 * Decides between the media types that an operation answers in. A request for a media type that there is none in is refused: a
 * resource method that names none answers in JSON, and the framework would answer so whatever was asked for. Who takes
 * anything gets JSON where there is JSON, and a PDF has a name to be kept under.
 */
public class AnswerTypes {

    private static final String DISPOSITION = "Content-Disposition";

    private static final MediaType PDF = MediaType.valueOf("application/pdf");

    @ServerRequestFilter(preMatching = true)
    public void preferJson(ContainerRequestContext request) {
        if (request.getAcceptableMediaTypes().stream().allMatch(MediaType.WILDCARD_TYPE::equals)) {
            request.getHeaders().putSingle(HttpHeaders.ACCEPT, MediaType.APPLICATION_JSON + ", */*;q=0.9");
        }
    }

    @ServerResponseFilter
    public void nameDocument(ContainerRequestContext request, ContainerResponseContext response) {
        if (PDF.isCompatible(response.getMediaType()) && !response.getHeaders().containsKey(DISPOSITION)) {
            var path = request.getUriInfo().getPathSegments();
            var name = path.subList(Math.max(0, path.size() - 2), path.size()).stream()
                    .map(PathSegment::getPath)
                    .collect(Collectors.joining("-"));
            response.getHeaders().putSingle(DISPOSITION, "inline; filename=\"" + name + ".pdf\"");
        }
    }

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
