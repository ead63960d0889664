package org.openpractice.platform.identity;

import io.quarkus.security.ForbiddenException;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.container.ResourceInfo;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.Problems;

/** Tells whoever lacks a role which ones would do. They are no secret: they stand in the API's document. */
public class LacksRole {

    @ServerExceptionMapper
    public Response map(ForbiddenException failure, ResourceInfo resource) {
        return Problems.response(PlatformProblem.FORBIDDEN.because(
                "your roles do not include one that may do this", Map.of("allowed", List.copyOf(roles(resource)))));
    }

    private static SortedSet<String> roles(ResourceInfo resource) {
        return Optional.ofNullable(resource.getResourceMethod())
                .map(method -> method.getAnnotation(RolesAllowed.class))
                .or(() -> Optional.ofNullable(resource.getResourceClass())
                        .map(type -> type.getAnnotation(RolesAllowed.class)))
                .map(allowed -> Roles.allowed(allowed.value()))
                .orElseGet(TreeSet::new);
    }
}
