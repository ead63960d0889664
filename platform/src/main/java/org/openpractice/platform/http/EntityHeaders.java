package org.openpractice.platform.http;

import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.container.ContainerResponseContext;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jboss.resteasy.reactive.server.ServerResponseFilter;
import org.jspecify.annotations.Nullable;

/** Puts onto every answer what its entity says of itself: version and place. What a resource set itself stays. */
public class EntityHeaders {

    private static final int CREATED = 201;

    @ServerResponseFilter
    public void complete(ContainerRequestContext request, ContainerResponseContext response) {
        of(response.getEntity(), response.getStatus(), request.getUriInfo())
                .forEach((name, value) -> response.getHeaders().putIfAbsent(name, List.of(value)));
    }

    /** {@code ETag} of a {@link Versioned} entity, {@code Location} of an {@link Identified} one that was just made. */
    public static Map<String, String> of(@Nullable Object entity, int status, UriInfo uri) {
        var headers = new LinkedHashMap<String, String>();
        if (entity instanceof Versioned versioned) {
            headers.put(HttpHeaders.ETAG, IfMatch.etag(versioned.version()));
        }
        if (status == CREATED && entity instanceof Identified made) {
            var place = uri.getAbsolutePathBuilder().path(made.id().toString()).build();
            headers.put(HttpHeaders.LOCATION, place.toString());
        }
        return headers;
    }
}
