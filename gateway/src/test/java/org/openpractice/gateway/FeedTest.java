package org.openpractice.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.Test;

/** A calendar program has no token: its address is the key. */
@QuarkusTest
class FeedTest extends GatewayCalls {
    private static final String FEED = "/api/staff/ical/Secret-of_somebody.ics";

    @Test
    void aFeedIsReadWithoutATokenAndTheServiceGetsNone() {
        var answer = send(to(FEED).header("Authorization", "Bearer anything").header("Cookie", "q_session=x"));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains("/ical/Secret-of_somebody.ics")
                .doesNotContainIgnoringCase("authorization")
                .doesNotContainIgnoringCase("cookie");
        assertThat(send(to(FEED).method("HEAD", HttpRequest.BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void nothingBesideTheFeedGetsThroughWithIt() {
        for (String path : List.of(
                "/api/staff/ical",
                "/api/staff/ical/",
                "/api/staff/ical/a.ics/b",
                "/api/staff/ical/../things",
                "/api/staff/ical/a%2f..%2fthings.ics",
                "/api/staff/icals/a.ics",
                "/api/staff/things/ical/a.ics",
                "/api/staff/things")) {
            assertThat(send(to(path)).statusCode()).as(path).isIn(400, 401, 404);
        }
        assertProblem(send(to(FEED).POST(HttpRequest.BodyPublishers.noBody())), 401, "unauthenticated");
        assertProblem(send(to("/api/unknown/ical/abc.ics")), 404, "not-found");
    }

    @Test
    void anAddressThatReadsTooOftenIsRefused() {
        var flooding = client("127.0.0.21");
        var last = send(flooding, to(FEED));
        for (int call = 0; call < 400 && last.statusCode() != 429; call++) {
            last = send(flooding, to(FEED));
        }
        assertProblem(last, 429, "rate-limit-exceeded");
    }

    @Test
    void aServiceMaySayThatAFeedCanBeKeptAndNothingElse() {
        assertThat(send(to(FEED)).headers().firstValue("Cache-Control")).contains("private, no-cache");
        assertThat(send(asSomebody("/api/staff/things")).headers().firstValue("Cache-Control"))
                .contains("no-store");
    }

    @Test
    void theSecretStandsInNoLog() {
        var everything = Logger.getLogger("org.openpractice.gateway");
        var access = Logger.getLogger("org.openpractice.gateway.access");
        var lines = new CopyOnWriteArrayList<String>();
        var collecting = new Handler() {
            @Override
            public void publish(LogRecord line) {
                lines.add(ExtLogRecord.wrap(line).getFormattedMessage());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
        var usual = access.getLevel();
        access.setLevel(Level.INFO);
        everything.addHandler(collecting);
        try {
            send(to(FEED));
            await().atMost(Duration.ofSeconds(5))
                    .until(() -> lines.stream().anyMatch(line -> line.contains("/api/staff/ical/*")));
            assertThat(lines).noneMatch(line -> line.contains("Secret-of_somebody"));
        } finally {
            everything.removeHandler(collecting);
            access.setLevel(usual);
        }
    }
}
