package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.EventJson;
import org.openpractice.contracts.billing.BillingEvent;
import org.openpractice.contracts.compliance.ComplianceEvent;
import org.openpractice.contracts.payroll.PayrollEvent;
import org.openpractice.contracts.staff.StaffEvent;

/** The pages say what the code says. */
class DocumentationTest {

    private static final Pattern CATALOG = Pattern.compile("^##.* \\((\\w+Problem)\\)$");
    private static final Pattern LINK = Pattern.compile("\\[[^\\]]*]\\(([^)\\s]+)\\)");
    private static final Pattern CLASS =
            Pattern.compile("`((?:staff|payroll|billing|compliance|platform)\\.[a-z0-9.]+?)(?:\\.([A-Z]\\w*))?`");

    private static final Pattern OPERATION = Pattern.compile("\\b(GET|POST|PUT|DELETE) (/[a-z][A-Za-z0-9/{}-]*)");

    /** Run with {@code -Dproblems.update=true} to write the tables anew; a new enum needs its heading first. */
    @Test
    void everyProblemStandsOnItsPageAsItsEnumSaysAndNoOtherDoes() throws IOException {
        var catalogs = ProblemCatalog.all();
        assertThat(catalogs).hasSizeGreaterThanOrEqualTo(6);
        var page = Checkout.path("docs/problems.md");
        var written = withTablesOf(catalogs, Checkout.read(page));
        if (Boolean.getBoolean("problems.update")) {
            Files.writeString(page, written);
        }

        assertThat(Checkout.read(page))
                .as("docs/problems.md; -Dproblems.update=true writes its tables anew")
                .isEqualTo(written);
    }

    /** The page with the table of each enum at the end of the section whose heading names it in parentheses. */
    private static String withTablesOf(List<ProblemCatalog> catalogs, String page) {
        var left = new ArrayList<>(catalogs);
        var sections = new ArrayList<String>();
        String module = "";
        for (String section : page.split("(?m)^(?=##)")) {
            String prose = section.lines()
                    .filter(line -> !line.startsWith("|"))
                    .collect(Collectors.joining("\n"))
                    .strip();
            String title = prose.replaceFirst("(?s)\n.*", "");
            if (title.startsWith("## ")) {
                module = title.substring(3).replaceFirst(" .*", "");
            }
            var heading = CATALOG.matcher(title);
            if (!heading.matches()) {
                sections.add(prose);
                continue;
            }
            var within = module;
            var catalog = left.stream()
                    .filter(each -> each.module().equals(within) && each.name().equals(heading.group(1)))
                    .findFirst();
            assertThat(catalog).as("the enum of: " + title).isPresent();
            left.remove(catalog.get());
            sections.add(prose + "\n\n| slug | status | title | meaning | what to do |\n|---|---|---|---|---|\n"
                    + catalog.get().entries().stream()
                            .map(ProblemCatalog.Entry::row)
                            .collect(Collectors.joining("\n")));
        }
        assertThat(left).as("enums without a heading in docs/problems.md").isEmpty();
        return String.join("\n\n", sections) + "\n";
    }

    /** Somebody who meets it for the first time learns what happened and what to do, in words that differ. */
    @Test
    void everyProblemSaysWhatToDo() {
        for (var catalog : ProblemCatalog.all()) {
            assertThat(catalog.entries()).as(catalog.name()).allSatisfy(problem -> {
                assertThat(problem.meaning()).matches("[A-Z0-9`].{10,}[.]");
                assertThat(problem.whatToDo())
                        .matches("[A-Z].{15,}[.]")
                        .isNotEqualTo(problem.title() + ".")
                        .isNotEqualTo(problem.meaning());
                assertThat(problem.title()).matches("[A-Z0-9].{3,79}").doesNotEndWith(".");
                assertThat(problem.row().chars().filter(c -> c == '|').count())
                        .as("a bar in a cell")
                        .isEqualTo(6);
            });
        }
    }

    @Test
    void everyFactIsNamedInTheProcesses() {
        String processes = Checkout.read("docs/processes.md");

        for (var events :
                new Class<?>[] {StaffEvent.class, PayrollEvent.class, BillingEvent.class, ComplianceEvent.class}) {
            EventJson.records(events)
                    .forEach(event -> assertThat(processes).contains("`" + event.getSimpleName() + "`"));
        }
    }

    @Test
    void everyClassAndPackageThatAPageNamesInFullIsThere() {
        for (var page : pages()) {
            var named = CLASS.matcher(Checkout.read(page));
            while (named.find()) {
                if (named.group(1).matches(".*\\.v\\d+")) {
                    continue; // a topic
                }
                String service = named.group(1).replaceFirst("\\..*", "");
                String module = service.equals("platform") ? service : service + "-service";
                Path place = Checkout.path(module + "/src/main/java/org/openpractice/"
                        + named.group(1).replace('.', '/'));
                assertThat(named.group(2) == null ? place : place.resolve(named.group(2) + ".java"))
                        .as("%s names %s", page.getFileName(), named.group())
                        .exists();
            }
        }
    }

    @Test
    void everyLinkLeadsSomewhere() {
        for (var page : pages()) {
            var links = LINK.matcher(Checkout.read(page));
            while (links.find()) {
                String target = links.group(1);
                if (target.matches("[a-z]+:.*")) {
                    continue;
                }
                String file = target.replaceFirst("#.*", "");
                Path aim = file.isEmpty() ? page : page.resolveSibling(file).normalize();
                assertThat(aim).as("link of %s", page.getFileName()).exists();
                if (target.contains("#")) {
                    assertThat(anchors(aim))
                            .as("%s links to %s", page.getFileName(), target)
                            .contains(target.substring(target.indexOf('#') + 1));
                }
            }
        }
    }

    private static List<String> anchors(Path page) {
        return Checkout.read(page)
                .lines()
                .filter(line -> line.startsWith("#"))
                .map(line -> line.replaceFirst("^#+ ", "")
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^a-z0-9 -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @Test
    void everyOperationThatAPageNamesIsInTheSnapshotOfItsService() {
        var offered = new TreeSet<String>();
        for (var snapshot : Checkout.filesIn("contracts/openapi", ".yaml")) {
            var paths = Yaml.documents(Checkout.read(snapshot)).getFirst().getOrDefault("paths", Map.of());
            Yaml.map(paths)
                    .forEach((path, operations) -> Yaml.map(operations)
                            .keySet()
                            .forEach(
                                    method -> offered.add(withoutNames(method.toUpperCase(Locale.ROOT) + " " + path))));
        }
        for (var page : pages()) {
            var named = OPERATION.matcher(Checkout.read(page));
            while (named.find()) {
                if (!named.group(2).startsWith("/api/")) {
                    assertThat(offered)
                            .as("%s", page.getFileName())
                            .contains(withoutNames(named.group(1) + " " + named.group(2)));
                }
            }
        }
    }

    private static String withoutNames(String operation) {
        return operation.replaceAll("\\{[^}]*}", "{}");
    }

    /** There it ends a statement, also in the middle of a sentence, and the picture is not drawn. */
    @Test
    void noSequenceDiagramHoldsASemicolon() {
        for (var page : pages()) {
            for (String part : Checkout.read(page).split("```")) {
                if (part.startsWith("mermaid\nsequenceDiagram")) {
                    assertThat(part).as("%s", page.getFileName()).doesNotContain(";");
                }
            }
        }
    }

    @Test
    void everyDecisionHasItsNumberAndTheFourHeadings() {
        int expected = 1;
        for (var decision : Checkout.filesIn("docs/adr", ".md")) {
            String number = "%03d".formatted(expected++);
            assertThat(decision.getFileName().toString()).matches(number + "-[a-z0-9-]+\\.md");
            assertThat(Checkout.read(decision).lines().filter(line -> line.startsWith("#")))
                    .as("%s", decision.getFileName())
                    .satisfiesExactly(
                            title -> assertThat(title).startsWith("# " + number + ". "),
                            heading -> assertThat(heading).isEqualTo("## Status"),
                            heading -> assertThat(heading).isEqualTo("## Context"),
                            heading -> assertThat(heading).isEqualTo("## Decision"),
                            heading -> assertThat(heading).isEqualTo("## Consequences"));
        }
        assertThat(expected).isGreaterThan(1);
    }

    @Test
    void theReadmeNamesEveryModule() {
        var modules = Pattern.compile("<module>([^<]+)</module>").matcher(Checkout.read("pom.xml"));
        String readme = Checkout.read("README.md");
        while (modules.find()) {
            assertThat(readme).contains("`" + modules.group(1) + "`");
        }
    }

    private static List<Path> pages() {
        var pages = new ArrayList<>(Checkout.filesIn("docs", ".md"));
        pages.add(Checkout.path("README.md"));
        pages.add(Checkout.path("k8s/README.md"));
        assertThat(pages).allMatch(Files::isRegularFile);
        return pages;
    }
}
