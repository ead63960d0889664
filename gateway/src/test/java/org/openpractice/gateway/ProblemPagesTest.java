package org.openpractice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openpractice.gateway.problem.GatewayProblem;

/** Every problem's type is an address that says what it means and what to do, for everybody. */
@QuarkusTest
class ProblemPagesTest extends GatewayCalls {
    private static final Pattern SLUG = Pattern.compile("^\\| `([a-z0-9-]+)` \\|", Pattern.MULTILINE);

    /** Of all catalogs: a test across the modules holds that page against the enums of every service. */
    private static Set<String> slugs() throws IOException {
        var page = Files.readString(Path.of(System.getProperty("project.root", ".."), "docs", "problems.md"));
        var slugs = new LinkedHashSet<String>();
        SLUG.matcher(page).results().forEach(found -> slugs.add(found.group(1)));
        return slugs;
    }

    private static final AtomicInteger ASKED = new AtomicInteger();

    /** From address to address, as no one may ask that often. */
    private HttpResponse<String> ask(String path, String accept) {
        var from = client("127.0.7." + (1 + ASKED.getAndIncrement() / 100));
        return send(from, to(path).header("Accept", accept));
    }

    @Test
    void everyTypeOfEveryCatalogIsAnAddressWithoutALogin() throws IOException {
        assertThat(slugs()).hasSizeGreaterThan(200);
        for (var slug : slugs()) {
            var page = ask("/problems/" + slug, "text/html");
            assertThat(page.statusCode()).as(slug).isEqualTo(200);
            assertThat(page.body()).contains("<code>/problems/" + slug + "</code>", "<dt>What to do</dt><dd>", "<h1>");

            var data =
                    new JsonObject(ask("/problems/" + slug, "application/json").body());
            assertThat(data.getString("type")).isEqualTo("/problems/" + slug);
            assertThat(data.getJsonArray("from")).isNotEmpty().allSatisfy(each -> {
                var problem = (JsonObject) each;
                assertThat(problem.getString("service")).isNotBlank();
                assertThat(problem.getInteger("status")).isBetween(400, 599);
                assertThat(problem.getString("title")).isNotBlank();
                assertThat(problem.getString("meaning")).isNotBlank();
                assertThat(problem.getString("whatToDo")).isNotBlank();
                assertThat(page.body()).contains(problem.getString("title").replace("'", "&#39;"));
            });

            assertThat(ask("/problems/" + slug, "text/markdown").body())
                    .startsWith("# ")
                    .contains("- What to do: ");
        }
    }

    @Test
    void aProblemOfSeveralServicesNamesThemAll() {
        var from =
                new JsonObject(ask("/problems/ssn-in-use", "application/json").body()).getJsonArray("from");
        assertThat(from.stream().map(each -> ((JsonObject) each).getString("service")))
                .containsExactlyInAnyOrder("staff", "payroll");
    }

    @Test
    void allOfThemStandOnOnePage() throws IOException {
        var all = ask("/problems", "*/*").body();
        assertThat(slugs()).allMatch(slug -> all.contains("/problems/" + slug + "\""));
        assertThat(new JsonObject(ask("/problems", "application/json").body()).getJsonArray("problems"))
                .hasSize(slugs().size());
    }

    @Test
    void thePageHoldsNothingOfTheRequest() {
        assertProblem(ask("/problems/no-such-thing", "*/*"), 404, "not-found");
        assertProblem(ask("/problems/%3Cscript%3E", "*/*"), 404, "not-found");
        assertProblem(ask("/problems/not-found?x=1", "*/*"), 400, "invalid-request");
    }

    @Test
    void theFirstMediaTypeThatIsThereIsTakenElseThePage() {
        for (var accept : new String[] {"*/*", "image/png", "text/html,application/json;q=0.9"}) {
            assertThat(ask("/problems/not-found", accept).headers().firstValue("Content-Type"))
                    .as(accept)
                    .contains("text/html; charset=utf-8");
        }
        assertThat(ask("/problems/not-found", "application/problem+json, text/html;q=0.5")
                        .headers()
                        .firstValue("Content-Type"))
                .contains("application/json");
        assertThat(ask("/problems/not-found", "*/*").headers().firstValue("Vary"))
                .contains("Accept");
    }

    /** The page, the table and the refusal are one sentence. */
    @Test
    void aRefusalSaysWhatItsPageSays() {
        var refused = new JsonObject(send(to("/api/staff/things")).body());
        var page = new JsonObject(
                ask(refused.getString("type"), "application/json").body());
        assertThat(page.getJsonArray("from").stream().map(each -> ((JsonObject) each).getString("whatToDo")))
                .contains(refused.getString("whatToDo"));
        for (var problem : GatewayProblem.values()) {
            assertThat(problem.because("x").getString("whatToDo")).isNotBlank();
        }
    }
}
