package org.openpractice.local.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import java.util.function.Consumer;

/**
 * In what two schemas of one place differ. What goes in may be taken in more forms than before, what comes out may say more;
 * everything else breaks. A type, its format and its enum include what may be null.
 */
final class SchemaComparison {

    /** Which way the data goes; the word that a line begins with. */
    enum Way {
        IN("request"),
        OUT("response");

        private final String word;

        Way(String word) {
            this.word = word;
        }
    }

    /** Where a change is reported. */
    interface Report {
        void add(boolean breaks, String what);
    }

    private record Finding(boolean breaks, String what) {}

    private record Bound(String name, BiPredicate<Double, Double> isNarrower) {}

    private static final List<Bound> BOUNDS = List.of(
            new Bound("maximum", (old, now) -> now < old),
            new Bound("exclusiveMaximum", (old, now) -> now < old),
            new Bound("maxLength", (old, now) -> now < old),
            new Bound("maxItems", (old, now) -> now < old),
            new Bound("minimum", (old, now) -> now > old),
            new Bound("exclusiveMinimum", (old, now) -> now > old),
            new Bound("minLength", (old, now) -> now > old),
            new Bound("minItems", (old, now) -> now > old));

    private final ApiDocument before;
    private final ApiDocument after;
    private final Way way;
    private final Set<List<String>> open = new HashSet<>();
    private Report report;

    SchemaComparison(ApiDocument before, ApiDocument after, Way way, Report report) {
        this.before = before;
        this.after = after;
        this.way = way;
        this.report = report;
    }

    /** The body that is sent or answered. */
    void ofBody(JsonNode old, JsonNode now) {
        compare(way.word + " body", "", old, now);
    }

    /** @param name such as "query parameter from" */
    void ofParameter(String name, JsonNode old, JsonNode now) {
        compare(name, "", old, now);
    }

    /**
     * @param whole what is compared
     * @param path of the field in it, empty for itself
     */
    private void compare(String whole, String path, JsonNode old, JsonNode now) {
        var references = List.of(old.path("$ref").asText(), now.path("$ref").asText());
        boolean named = !references.contains("");
        if (named && !open.add(references)) {
            return;
        }
        differ(whole, path, before.resolve(old), after.resolve(now));
        if (named) {
            open.remove(references);
        }
    }

    private void differ(String whole, String path, JsonNode old, JsonNode now) {
        var oldVariants = before.variants(old);
        var newVariants = after.variants(now);
        if (oldVariants.isEmpty() && newVariants.isEmpty()) {
            differPlainly(whole, path, old, now);
        } else if (newVariants.isEmpty()) {
            oneAgainstMany(oldVariants.values(), way == Way.OUT, variant -> differPlainly(whole, path, variant, now));
        } else if (oldVariants.isEmpty()) {
            oneAgainstMany(newVariants.values(), way == Way.IN, variant -> differPlainly(whole, path, old, variant));
        } else {
            variants(whole, path, oldVariants, newVariants);
        }
    }

    /** @param anyWillDo whether only that breaks which breaks with each of the variants */
    private void oneAgainstMany(Collection<JsonNode> variants, boolean anyWillDo, Consumer<JsonNode> comparison) {
        Set<Finding> common = null;
        var all = new LinkedHashSet<Finding>();
        var outer = report;
        for (JsonNode variant : variants) {
            var found = new LinkedHashSet<Finding>();
            report = (breaks, what) -> found.add(new Finding(breaks, what));
            comparison.accept(variant);
            all.addAll(found);
            if (common == null) {
                common = found;
            } else {
                common.retainAll(found);
            }
        }
        report = outer;
        for (Finding finding : all) {
            if (!finding.breaks() || !anyWillDo || common != null && common.contains(finding)) {
                report.add(finding.breaks(), finding.what());
            }
        }
    }

    private void differPlainly(String whole, String path, JsonNode old, JsonNode now) {
        String place = path.isEmpty() ? whole : way.word + " field " + path;
        if (!type(old).equals(type(now))) {
            report.add(true, place + " changed from " + type(old) + " to " + type(now));
            return;
        }
        values(place, old, now);
        if (way == Way.IN) {
            bounds(place, old, now);
        }
        fields(whole, path, old, now);
        elements(whole, path + "[]", old.path("items"), now.path("items"));
        elements(whole, inner(path, "*"), old.path("additionalProperties"), now.path("additionalProperties"));
    }

    private void elements(String whole, String path, JsonNode old, JsonNode now) {
        if (old.isObject() && now.isObject()) {
            compare(whole, path, old, now);
        }
    }

    /** Such as {@code string(date)}; of several, all. */
    private static String type(JsonNode schema) {
        var types = new TreeSet<String>();
        if (schema.path("type").isArray()) {
            schema.path("type").forEach(type -> types.add(type.asText()));
        } else if (schema.has("type")) {
            types.add(schema.path("type").asText());
        } else if (schema.has("properties")) {
            types.add("object");
        }
        String format = schema.path("format").asText();
        return (types.isEmpty() ? "anything" : String.join(" or ", types))
                + (format.isEmpty() ? "" : "(" + format + ")");
    }

    private void values(String place, JsonNode old, JsonNode now) {
        var oldValues = texts(old.path("enum"));
        var newValues = texts(now.path("enum"));
        if (newValues.isEmpty()) {
            return;
        }
        if (oldValues.isEmpty()) {
            report.add(way == Way.IN, place + " limited to " + String.join(", ", newValues));
            return;
        }
        for (String value : oldValues) {
            if (!newValues.contains(value)) {
                report.add(true, place + " without the value " + value);
            }
        }
        for (String value : newValues) {
            if (!oldValues.contains(value)) {
                report.add(false, place + " with the value " + value);
            }
        }
    }

    private void bounds(String place, JsonNode old, JsonNode now) {
        for (Bound bound : BOUNDS) {
            JsonNode limit = now.path(bound.name());
            if (limit.isNumber()
                    && (!old.has(bound.name())
                            || bound.isNarrower().test(old.path(bound.name()).asDouble(), limit.asDouble()))) {
                report.add(true, place + " narrowed to " + bound.name() + " " + limit.asText());
            }
        }
        if (now.has("pattern") && !now.path("pattern").equals(old.path("pattern"))) {
            report.add(
                    true,
                    place + " narrowed to the pattern " + now.path("pattern").asText());
        }
    }

    private void fields(String whole, String path, JsonNode old, JsonNode now) {
        var oldFields = members(old.path("properties"));
        var newFields = members(now.path("properties"));
        var oldRequired = texts(old.path("required"));
        var newRequired = texts(now.path("required"));
        oldFields.forEach((name, field) -> {
            String place = way.word + " field " + inner(path, name);
            if (!newFields.containsKey(name)) {
                report.add(true, place + " removed");
                return;
            }
            if (way == Way.IN && newRequired.contains(name) && !oldRequired.contains(name)) {
                report.add(true, place + " required");
            }
            compare(whole, inner(path, name), field, newFields.getOrDefault(name, field));
        });
        newFields.forEach((name, field) -> {
            if (!oldFields.containsKey(name)) {
                boolean required = way == Way.IN && newRequired.contains(name);
                report.add(
                        required, way.word + " field " + inner(path, name) + (required ? " new and required" : " new"));
            }
        });
    }

    private void variants(
            String whole, String path, Map<String, JsonNode> oldVariants, Map<String, JsonNode> newVariants) {
        String place = path.isEmpty() ? whole : way.word + " field " + path;
        oldVariants.forEach((name, variant) -> {
            if (newVariants.containsKey(name)) {
                differPlainly(whole, path, variant, newVariants.getOrDefault(name, variant));
            } else {
                report.add(true, place + " without the variant " + name);
            }
        });
        newVariants.keySet().stream()
                .filter(name -> !oldVariants.containsKey(name))
                .forEach(name -> report.add(false, place + " with the variant " + name));
    }

    private static Map<String, JsonNode> members(JsonNode object) {
        var members = new LinkedHashMap<String, JsonNode>();
        object.properties().forEach(member -> members.put(member.getKey(), member.getValue()));
        return members;
    }

    private static SortedSet<String> texts(JsonNode array) {
        var texts = new TreeSet<String>();
        array.forEach(element -> texts.add(element.asText()));
        return texts;
    }

    private static String inner(String path, String name) {
        return path.isEmpty() ? name : path + "." + name;
    }
}
