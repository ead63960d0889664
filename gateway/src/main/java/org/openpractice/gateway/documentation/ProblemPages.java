package org.openpractice.gateway.documentation;

import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openpractice.gateway.edge.SecurityHeaders;
import org.openpractice.gateway.limit.RequestRates;
import org.openpractice.gateway.problem.Refusal;

/**
 * What stands at the address that a problem's {@code type} is, for everybody: what it means, what to do next, which service
 * answers with it. A page for people; JSON or Markdown for those who ask for it.
 */
@Singleton
class ProblemPages {
    private static final String JSON = "application/json";
    private static final String MARKDOWN = "text/markdown";
    private static final String HTML = "text/html";
    private static final Pattern QUALITY = Pattern.compile(";\\s*q=([01](?:\\.\\d{1,3})?)");

    private final RequestRates rates;
    private final Map<String, List<DocumentedProblem>> problems = DocumentedProblem.bySlug();

    ProblemPages(RequestRates rates) {
        this.rates = rates;
    }

    void register(@Observes Router router) {
        router.get("/problems")
                .handler(this::admit)
                .handler(Refusal::parameters)
                .handler(this::all);
        router.get("/problems/:slug")
                .handler(this::admit)
                .handler(Refusal::parameters)
                .handler(this::one);
    }

    private void admit(RoutingContext rc) {
        if (rates.admitAddress(rc)) {
            rc.next();
        }
    }

    private void one(RoutingContext rc) {
        var entries = problems.get(rc.pathParam("slug"));
        if (entries == null) {
            rc.next();
            return;
        }
        answer(rc, entries.getFirst().title(), Map.of(entries.getFirst().slug(), entries));
    }

    private void all(RoutingContext rc) {
        answer(rc, "Problems", problems);
    }

    private static void answer(RoutingContext rc, String title, Map<String, List<DocumentedProblem>> shown) {
        var response = rc.response()
                .putHeader(HttpHeaders.VARY, "Accept")
                .putHeader(HttpHeaders.CACHE_CONTROL, "public, max-age=3600");
        switch (wanted(rc)) {
            case JSON ->
                response.putHeader(HttpHeaders.CONTENT_TYPE, JSON)
                        .end(
                                shown.size() == 1
                                        ? json(shown.values().iterator().next()).toBuffer()
                                        : new JsonObject()
                                                .put(
                                                        "problems",
                                                        new JsonArray(shown.values().stream()
                                                                .map(ProblemPages::json)
                                                                .toList()))
                                                .toBuffer());
            case MARKDOWN ->
                response.putHeader(HttpHeaders.CONTENT_TYPE, MARKDOWN + "; charset=utf-8")
                        .end(markdown(title, shown));
            default -> {
                SecurityHeaders.allowOwnScripts(rc);
                response.putHeader(HttpHeaders.CONTENT_TYPE, HTML + "; charset=utf-8")
                        .end(html(title, shown));
            }
        }
    }

    // What the caller likes best of those there are; a browser names HTML, curl anything.
    private static String wanted(RoutingContext rc) {
        var accept = rc.request().getHeader(HttpHeaders.ACCEPT);
        return accept == null
                ? HTML
                : Stream.of(accept.toLowerCase(Locale.ROOT).split(","))
                        .sorted(Comparator.comparingDouble(ProblemPages::quality)
                                .reversed())
                        .map(range -> range.replaceFirst(";.*", "").strip())
                        .map(type -> type.equals("application/problem+json") ? JSON : type)
                        .filter(List.of(HTML, JSON, MARKDOWN)::contains)
                        .findFirst()
                        .orElse(HTML);
    }

    private static double quality(String range) {
        var stated = QUALITY.matcher(range);
        return stated.find() ? Double.parseDouble(stated.group(1)) : 1;
    }

    private static JsonObject json(List<DocumentedProblem> entries) {
        return new JsonObject()
                .put("type", "/problems/" + entries.getFirst().slug())
                .put(
                        "from",
                        new JsonArray(entries.stream()
                                .map(problem -> new JsonObject()
                                        .put("service", problem.service())
                                        .put("feature", problem.feature())
                                        .put("status", problem.status())
                                        .put("title", problem.title())
                                        .put("meaning", problem.meaning())
                                        .put("whatToDo", problem.whatToDo()))
                                .toList()));
    }

    private static String markdown(String title, Map<String, List<DocumentedProblem>> shown) {
        var text = new StringBuilder("# " + title + "\n");
        shown.values()
                .forEach(entries -> entries.forEach(problem -> text.append("""

                        ## `/problems/%s`: %s

                        - Status: %d
                        - From: %s
                        - Meaning: %s
                        - What to do: %s
                        """.formatted(
                                problem.slug(),
                                problem.title(),
                                problem.status(),
                                problem.from(),
                                problem.meaning(),
                                problem.whatToDo()))));
        return text.toString();
    }

    private static String html(String title, Map<String, List<DocumentedProblem>> shown) {
        return """
                <!doctype html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%1$s: OpenPractice</title>
                <link rel="icon" href="/docs/icon.svg">
                <link rel="stylesheet" href="/docs/page.css">
                </head>
                <body>
                <header><a class="name" href="/">OpenPractice API</a><a href="/problems">All problems</a></header>
                <main class="problems">
                <h1>%1$s</h1>
                %2$s
                </main>
                </body>
                </html>
                """.formatted(
                        Html.escaped(title),
                        shown.values().stream()
                                .flatMap(List::stream)
                                .map(ProblemPages::section)
                                .collect(Collectors.joining("\n")));
    }

    private static String section(DocumentedProblem problem) {
        return """
                <section>
                <h2><a href="/problems/%1$s"><code>/problems/%1$s</code></a> %2$s</h2>
                <dl>
                <dt>Status</dt><dd>%3$d</dd>
                <dt>From</dt><dd>%4$s</dd>
                <dt>Meaning</dt><dd>%5$s</dd>
                <dt>What to do</dt><dd>%6$s</dd>
                </dl>
                </section>""".formatted(
                        problem.slug(),
                        Html.escaped(problem.title()),
                        problem.status(),
                        Html.escaped(problem.from()),
                        Html.withCode(problem.meaning()),
                        Html.withCode(problem.whatToDo()));
    }
}
