package org.openpractice.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.junit.QuarkusTest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

@QuarkusTest
class TokenTest extends GatewayCalls {
    private HttpResponse<String> with(String token) {
        return send(to("/api/staff/things").header("Authorization", "Bearer " + token));
    }

    private void assertRefused(String token) {
        staff.forget();
        var response = with(token);
        assertProblem(response, 401, "unauthenticated");
        assertThat(response.headers().firstValue("WWW-Authenticate").orElseThrow())
                .startsWith("Bearer");
        assertThat(staff.paths()).isEmpty();
    }

    private String subject() {
        return UUID.randomUUID().toString();
    }

    @Test
    void aGoodTokenOpensTheDoorAgainAndAgain() {
        var token = identity.token();
        assertThat(with(token).statusCode()).isEqualTo(200);
        assertThat(with(token).statusCode()).isEqualTo(200);
    }

    @Test
    void noTokenIs401AndNeverARedirect() {
        var response = send(to("/api/staff/things"));
        assertProblem(response, 401, "unauthenticated");
        assertThat(response.headers().firstValue("WWW-Authenticate")).contains("Bearer");
        assertProblem(send(to("/api/staff/things").header("Accept", "application/json")), 401, "unauthenticated");
        assertProblem(send(to("/docs/openapi.json")), 401, "unauthenticated");
    }

    @Test
    void anotherSchemeIs401() {
        assertProblem(send(to("/api/staff/things").header("Authorization", "Basic eDp5")), 401, "unauthenticated");
        assertProblem(
                send(to("/api/staff/things")
                        .header("Authorization", "Bearer " + identity.token())
                        .header("Authorization", "Bearer " + identity.token())),
                401,
                "unauthenticated");
    }

    @Test
    void anExpiredTokenIsRefused() {
        assertRefused(identity.sign(identity.claims("partner-test", subject()).expiresIn(-60)));
    }

    @Test
    void aTokenForAnotherAudienceIsRefused() {
        assertRefused(identity.sign(identity.claims("partner-test", subject()).audience("account")));
        assertRefused(identity.sign(identity.claims("partner-test", subject()).audience(IdentityStandIn.CLIENT)));
    }

    @Test
    void aTokenOfAnotherIssuerIsRefused() {
        assertRefused(identity.sign(identity.claims("partner-test", subject()).issuer("https://stranger.example")));
    }

    @Test
    void aTokenSignedByAnotherKeyIsRefused() {
        assertRefused(identity.signWithForeignKey(identity.claims("partner-test", subject())));
        assertRefused(identity.signWithUnknownKeyId(identity.claims("partner-test", subject())));
    }

    @Test
    void anUnsignedTokenIsRefused() {
        assertRefused(identity.unsigned());
    }

    @Test
    void thePublicKeyIsNotAcceptedAsASharedSecret() {
        assertRefused(identity.signedByPublicKeyAsSecret());
    }

    @Test
    void theSamePayloadUnderAnotherSignatureIsRefusedEvenWhileTheGoodOneIsRemembered() {
        var good = identity.token();
        assertThat(with(good).statusCode()).isEqualTo(200);
        var other = identity.token();
        assertRefused(good.substring(0, good.lastIndexOf('.')) + other.substring(other.lastIndexOf('.')));
        assertRefused(good.substring(0, good.length() - 8) + "AAAAAAAA");
    }

    @Test
    void whatIsNoTokenAtAllIsRefused() {
        assertRefused("not-a-token");
        assertRefused("a.b.c");
    }

    @Test
    void aTokenIsNotRememberedBeyondItsExpiry() throws Exception {
        var shortLived =
                identity.sign(identity.claims("partner-test", subject()).expiresIn(2));
        assertThat(with(shortLived).statusCode()).isEqualTo(200);
        Thread.sleep(2_100);
        assertRefused(shortLived);
    }

    @Test
    void aNewSigningKeyIsFoundByItselfAndTheOldOneStillHolds() {
        identity.rotate();
        var byNewKey = identity.signWithNextKey(identity.claims("partner-test", subject()));
        await().atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(with(byNewKey).statusCode()).isEqualTo(200));
        assertThat(with(identity.token()).statusCode()).isEqualTo(200);
    }

    @Test
    void tokensAreVerifiedWhileTheIdentityProviderIsAwayAndBadOnesStillRefused() {
        identity.setAway(true);
        try {
            assertThat(with(identity.token()).statusCode()).isEqualTo(200);
            assertRefused(identity.signWithForeignKey(identity.claims("partner-test", subject())));
            assertThat(with(identity.signWithUnknownKeyId(identity.claims("partner-test", subject())))
                            .statusCode())
                    .isEqualTo(401);
        } finally {
            identity.setAway(false);
        }
    }
}
