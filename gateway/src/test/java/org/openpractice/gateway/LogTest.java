package org.openpractice.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.jboss.logmanager.ExtLogRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
class LogTest extends GatewayCalls {
    private final Logger everything = Logger.getLogger("org.openpractice.gateway");
    private final Logger access = Logger.getLogger("org.openpractice.gateway.access");
    private final List<ExtLogRecord> lines = new CopyOnWriteArrayList<>();
    private final Handler collecting = new Handler() {
        @Override
        public void publish(LogRecord line) {
            var full = ExtLogRecord.wrap(line);
            full.copyMdc();
            lines.add(full);
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };
    private Level usual;

    @BeforeEach
    void collect() {
        usual = access.getLevel();
        access.setLevel(Level.INFO);
        everything.addHandler(collecting);
    }

    @AfterEach
    void stopCollecting() {
        everything.removeHandler(collecting);
        access.setLevel(usual);
    }

    @Test
    void everyLineOfACallCarriesItsCorrelationIdAndNeitherQueryNorToken() {
        var token = identity.token();
        send(to("/api/compliance/obligations?name=Nobody-Real")
                .header("Authorization", "Bearer " + token)
                .header("X-Correlation-Id", "log-test-0001"));
        await().atMost(Duration.ofSeconds(5))
                .until(() ->
                        lines.stream().anyMatch(line -> line.getLoggerName().endsWith(".access")));
        assertThat(lines).hasSizeGreaterThan(1).allSatisfy(line -> {
            assertThat(line.getMdc("correlationId")).isEqualTo("log-test-0001");
            assertThat(line.getFormattedMessage()).doesNotContain("Nobody-Real").doesNotContain(token);
        });
    }
}
