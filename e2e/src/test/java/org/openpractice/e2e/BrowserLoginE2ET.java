package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openpractice.e2e.E2ePlatform.Told;

/**
 * A person logs in with a real browser, calls the API from the page, lets a second one sign in and logs out. Needs Chromium,
 * Node.js 20 and npm.
 */
@ExtendWith(E2ePlatform.class)
class BrowserLoginE2ET {
    private static final List<String> BROWSERS =
            List.of("chromium", "chromium-browser", "google-chrome", "google-chrome-stable");

    private final Told told;

    BrowserLoginE2ET(Told told) {
        this.told = told;
    }

    @Test
    void aPersonLogsInCallsTheApiFromThePageLetsASecondSignInAndLogsOut() throws Exception {
        var browser = browser();
        assumeTrue(browser.isPresent(), "Skipped: Chromium is not installed (set CHROMIUM or put it on PATH)");
        var folder = Outside.withPackages("browser", "login.mjs");
        var visit = Outside.run(
                folder,
                Map.of(
                        "GATEWAY_URL", told.gatewayUrl(),
                        "LOGIN_USER", told.user(),
                        "SECOND_USER", "payroll2",
                        "LOGIN_PASSWORD", told.password(),
                        "CHROMIUM", browser.get().toString()),
                300,
                "node",
                "login.mjs");
        assertThat(visit.status()).as(visit.output()).isZero();
        assertThat(visit.output()).contains("done");
    }

    private static Optional<Path> browser() {
        var named = System.getenv("CHROMIUM");
        return named != null && Files.isExecutable(Path.of(named))
                ? Optional.of(Path.of(named))
                : BROWSERS.stream()
                        .flatMap(name -> Outside.onPath(name).stream())
                        .findFirst();
    }
}
