package org.openpractice.e2e;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * An enum of refusals, as its source says: the Javadoc of a constant is what it means, its arguments are status, title and
 * what to do.
 *
 * @param module such as {@code staff-service}
 * @param name of the enum
 */
record ProblemCatalog(String module, String name, List<Entry> entries) {

    static final List<String> MODULES =
            List.of("platform", "gateway", "staff-service", "payroll-service", "billing-service", "compliance-service");

    private static final Pattern DECLARED = Pattern.compile("^(?:public )?enum \\w+Problem\\b", Pattern.MULTILINE);
    private static final Pattern NAMED = Pattern.compile("^    ([A-Z][A-Z0-9_]*)[(,;]", Pattern.MULTILINE);
    private static final String TEXT = "\"(?:[^\"\\\\]|\\\\.)*\"";
    private static final String TEXTS = TEXT + "(?:\\s*\\+\\s*" + TEXT + ")*";
    private static final Pattern CONSTANT = Pattern.compile(
            "/\\*\\*((?:(?!\\*/).)*)\\*/\\s+([A-Z][A-Z0-9_]*)\\(\\s*(\\d{3}),\\s*(" + TEXTS + "),\\s*(" + TEXTS
                    + ")\\)",
            Pattern.DOTALL);
    private static final Pattern JOINT = Pattern.compile("\"\\s*\\+\\s*\"");
    private static final Pattern OPERATION = Pattern.compile("(?:GET|POST|PUT|DELETE) /[A-Za-z0-9/{}-]+");

    /** One refusal. */
    record Entry(String slug, String status, String title, String meaning, String whatToDo) {

        /** The line of {@code docs/problems.md}. */
        String row() {
            return "| `%s` | %s | %s | %s | %s |"
                    .formatted(
                            slug,
                            status,
                            title,
                            meaning,
                            OPERATION.matcher(whatToDo).replaceAll("`$0`"));
        }
    }

    /** All of them. A constant that cannot be read is no entry, but stands in {@link #constants(Path)}. */
    static List<ProblemCatalog> all() {
        var catalogs = new ArrayList<ProblemCatalog>();
        for (var module : MODULES) {
            for (var source : Checkout.sources(module)) {
                if (DECLARED.matcher(Checkout.read(source)).find()) {
                    catalogs.add(of(module, source));
                }
            }
        }
        return catalogs;
    }

    private static ProblemCatalog of(String module, Path source) {
        var entries = new ArrayList<Entry>();
        var constants = CONSTANT.matcher(Checkout.read(source));
        while (constants.find()) {
            entries.add(new Entry(
                    slug(constants.group(2)),
                    constants.group(3),
                    text(constants.group(4)),
                    meaning(constants.group(1)),
                    text(constants.group(5))));
        }
        var name = source.getFileName().toString().replace(".java", "");
        var named = constants(source);
        if (entries.size() != named.size()) {
            var read = entries.stream().map(Entry::slug).toList();
            throw new AssertionError("%s: needs Javadoc, a status, a title and what to do: %s"
                    .formatted(
                            name,
                            named.stream().filter(slug -> !read.contains(slug)).toList()));
        }
        return new ProblemCatalog(module, name, entries);
    }

    private static List<String> constants(Path source) {
        return NAMED.matcher(Checkout.read(source))
                .results()
                .map(named -> slug(named.group(1)))
                .toList();
    }

    private static String slug(String constant) {
        return constant.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static String text(String literals) {
        var joined = JOINT.matcher(literals).replaceAll("");
        return joined.substring(1, joined.length() - 1).replace("\\\"", "\"").replace("\\\\", "\\");
    }

    private static String meaning(String javadoc) {
        return javadoc.replaceAll("\\n\\s*\\*", " ")
                .replaceAll("\\s+", " ")
                .replaceAll("\\{@code ([^}]*)}", "`$1`")
                .strip();
    }
}
