package org.openpractice.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.openpractice.local.api.SchemaComparison.Report;
import org.openpractice.local.api.SchemaComparison.Way;

/**
 * What changed between two documents of one service, operation by operation. Code of our own: openapi-diff 2.1.7 sees neither
 * another type nor another role in documents of OpenAPI 3.1, and no renamed path in any.
 */
final class ApiChanges {

    private static final JsonNode NO_SCHEMA = MissingNode.getInstance();

    // A set: one schema may come in several media types.
    private final Set<ApiChange> changes = new LinkedHashSet<>();

    private ApiChanges() {}

    static List<ApiChange> between(ApiDocument before, ApiDocument after) {
        var changes = new ApiChanges();
        changes.compare(before, after);
        return List.copyOf(changes.changes);
    }

    private void compare(ApiDocument before, ApiDocument after) {
        var old = before.operations();
        var now = after.operations();
        var gone = new LinkedHashMap<>(old);
        gone.keySet().removeAll(now.keySet());
        var come = new LinkedHashMap<>(now);
        come.keySet().removeAll(old.keySet());

        var renamed = Renames.among(gone.values(), come.values());
        addRenames(renamed);
        old.forEach((key, operation) -> {
            var other = now.containsKey(key) ? now.get(key) : renamed.get(operation);
            if (other == null) {
                changes.add(new ApiChange(true, operation.label(), "removed"));
            } else {
                compare(operation, other);
            }
        });
        come.values().removeAll(new HashSet<>(renamed.values()));
        come.values().forEach(operation -> changes.add(new ApiChange(false, operation.label(), "new")));
    }

    /** A line for each path, with the methods it had. */
    private void addRenames(Map<ApiOperation, ApiOperation> renamed) {
        var methods = new LinkedHashMap<List<String>, Set<String>>();
        renamed.forEach((old, now) -> methods.computeIfAbsent(List.of(old.path(), now.path()), paths -> new TreeSet<>())
                .add(old.method().toUpperCase(Locale.ROOT)));
        methods.forEach((paths, of) -> changes.add(
                new ApiChange(true, String.join(", ", of) + " " + paths.getFirst(), "renamed to " + paths.getLast())));
    }

    private void compare(ApiOperation old, ApiOperation now) {
        Report report = (breaks, what) -> changes.add(new ApiChange(breaks, old.label(), what));
        var in = new SchemaComparison(old.document(), now.document(), Way.IN, report);
        parameters(old, now, in, report);
        body(old, now, in, report);
        answers(old, now, report);
        roles(old, now, report);
    }

    private static void parameters(ApiOperation old, ApiOperation now, SchemaComparison in, Report report) {
        var newParameters = now.parameters();
        var oldParameters = old.parameters();
        oldParameters.forEach((name, parameter) -> {
            var other = newParameters.get(name);
            if (other == null) {
                report.add(true, name + " removed");
                return;
            }
            if (isRequired(other) && !isRequired(parameter)) {
                report.add(true, name + " required");
            }
            in.ofParameter(name, parameter.path("schema"), other.path("schema"));
        });
        newParameters.forEach((name, parameter) -> {
            if (!oldParameters.containsKey(name)) {
                report.add(isRequired(parameter), name + (isRequired(parameter) ? " new and required" : " new"));
            }
        });
    }

    private static boolean isRequired(JsonNode parameter) {
        return parameter.path("required").asBoolean();
    }

    private static void body(ApiOperation old, ApiOperation now, SchemaComparison in, Report report) {
        if (now.needsBody() && !old.needsBody()) {
            report.add(true, "request body required");
        }
        var bodies = now.bodies();
        old.bodies().forEach((mediaType, schema) -> {
            if (bodies.containsKey(mediaType)) {
                in.ofBody(schema, bodies.getOrDefault(mediaType, NO_SCHEMA));
            } else {
                report.add(true, "request body no longer as " + mediaType);
            }
        });
        bodies.keySet().stream()
                .filter(mediaType -> !old.bodies().containsKey(mediaType))
                .forEach(mediaType -> report.add(false, "request body also as " + mediaType));
    }

    private static void answers(ApiOperation old, ApiOperation now, Report report) {
        if (!now.successes().containsAll(old.successes())) {
            report.add(
                    true,
                    "answers " + String.join(", ", now.successes()) + ", no longer "
                            + String.join(", ", old.successes()));
        }
        var out = new SchemaComparison(old.document(), now.document(), Way.OUT, report);
        var answers = now.answers();
        old.answers().forEach((mediaType, schema) -> {
            if (answers.containsKey(mediaType)) {
                out.ofBody(schema, answers.getOrDefault(mediaType, NO_SCHEMA));
            } else {
                report.add(true, "response no longer as " + mediaType);
            }
        });
        answers.keySet().stream()
                .filter(mediaType -> !old.answers().containsKey(mediaType))
                .forEach(mediaType -> report.add(false, "response also as " + mediaType));
    }

    private static void roles(ApiOperation old, ApiOperation now, Report report) {
        if (old.isOpenToAll() || now.isOpenToAll()) {
            if (old.isOpenToAll() != now.isOpenToAll()) {
                report.add(old.isOpenToAll(), old.isOpenToAll() ? "login required" : "no login required");
            }
            return;
        }
        var lost = new ArrayList<>(old.roles());
        lost.removeAll(now.roles());
        var won = new ArrayList<>(now.roles());
        won.removeAll(old.roles());
        lost.forEach(role -> report.add(true, "role " + role + " removed"));
        won.forEach(role -> report.add(false, "role " + role + " new"));
    }
}
