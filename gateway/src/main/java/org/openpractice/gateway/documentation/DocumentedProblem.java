package org.openpractice.gateway.documentation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A problem as {@code docs/problems.md} says it, which is written from the catalogs of the code and packed into this program.
 *
 * @param service such as {@code payroll}; {@code every service} for those of the platform, else {@code gateway}
 * @param feature such as {@code Making pay runs}; empty where the service has no features
 * @param meaning with code between backticks, as {@code whatToDo}
 */
record DocumentedProblem(
        String service, String feature, String slug, int status, String title, String meaning, String whatToDo) {

    private static final Pattern HEADING = Pattern.compile("(##+) (.*?)(?: \\(\\w+Problem\\))?");
    private static final Pattern ROW =
            Pattern.compile("\\| `([a-z0-9-]+)` \\| (\\d{3}) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");

    /** All of them in the order of their slugs; several services may have the same. */
    static Map<String, List<DocumentedProblem>> bySlug() {
        var problems = new TreeMap<String, List<DocumentedProblem>>();
        var service = "";
        var feature = "";
        for (var line : Resource.text("problems.md").lines().toList()) {
            var heading = HEADING.matcher(line);
            if (heading.matches()) {
                boolean ofService = heading.group(1).length() == 2;
                service = ofService ? named(heading.group(2)) : service;
                feature = ofService ? "" : heading.group(2);
            }
            var row = ROW.matcher(line);
            if (row.matches()) {
                var problem = new DocumentedProblem(
                        service,
                        feature,
                        row.group(1),
                        Integer.parseInt(row.group(2)),
                        row.group(3),
                        row.group(4),
                        row.group(5));
                problems.merge(problem.slug(), List.of(problem), DocumentedProblem::both);
            }
        }
        return problems;
    }

    private static List<DocumentedProblem> both(List<DocumentedProblem> some, List<DocumentedProblem> more) {
        return Stream.concat(some.stream(), more.stream()).toList();
    }

    private static String named(String module) {
        return module.equals("platform") ? "every service" : module.replace("-service", "");
    }

    /** Service and feature in words. */
    String from() {
        return feature.isEmpty() ? service : service + ", " + feature;
    }
}
