package org.openpractice.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RateTest extends GatewayCalls {
    @Test
    void aCallerAboveItsRateGets429WithRetryAfterWhileOthersGoOn() {
        var greedy = identity.token("partner-greedy", "one");
        HttpResponse<String> last = null;
        int allowed = 0;
        for (int call = 0; call < 120; call++) {
            last = send(to("/api/staff/things").header("Authorization", "Bearer " + greedy));
            if (last.statusCode() == 429) {
                break;
            }
            allowed++;
        }
        assertProblem(last, 429, "rate-limit-exceeded");
        assertThat(allowed).isBetween(60, 90);
        assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 5);

        var sameSubjectOtherClient = identity.token("partner-modest", "one");
        assertThat(send(to("/api/staff/things").header("Authorization", "Bearer " + sameSubjectOtherClient))
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void anotherTokenOfTheSameCallerSharesItsBudget() {
        HttpResponse<String> last = null;
        for (int call = 0; call < 120; call++) {
            last = send(to("/api/staff/things")
                    .header("Authorization", "Bearer " + identity.token("partner-many-tokens", "two")));
            if (last.statusCode() == 429) {
                break;
            }
        }
        assertProblem(last, 429, "rate-limit-exceeded");
    }

    @Test
    void anAddressThatOnlyTriesGets429WhileAGoodTokenFromThereStillWorks() {
        var flooding = client("127.0.0.9");
        HttpResponse<String> last = null;
        for (int call = 0; call < 400; call++) {
            last = send(flooding, to("/api/staff/things").header("Authorization", "Bearer guess" + call));
            if (last.statusCode() == 429) {
                break;
            }
        }
        assertProblem(last, 429, "rate-limit-exceeded");
        assertThat(last.headers().firstValue("Retry-After")).isPresent();
        assertThat(send(flooding, asSomebody("/api/staff/things")).statusCode()).isEqualTo(200);
        assertProblem(send(client("127.0.0.10"), to("/api/staff/things")), 401, "unauthenticated");
    }
}
