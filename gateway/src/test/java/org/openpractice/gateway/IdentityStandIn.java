package org.openpractice.gateway;

import io.smallrye.jwt.build.Jwt;
import io.smallrye.jwt.build.JwtClaimsBuilder;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Speaks enough OpenID Connect to log somebody in without asking, and signs real tokens. */
public final class IdentityStandIn {
    static final String AUDIENCE = "openpractice-api";
    static final String CLIENT = "openpractice-gateway";

    private final KeyPair keys = rsa();
    private final KeyPair otherKeys = rsa();
    private final Map<String, JsonObject> codes = new ConcurrentHashMap<>();
    private final Set<String> agreed = ConcurrentHashMap.newKeySet();
    private final Set<String> endedSessions = ConcurrentHashMap.newKeySet();
    private final KeyPair nextKeys = rsa();
    private volatile boolean rotated;
    private volatile boolean away;
    private volatile Instant loggedInAt = Instant.now();
    private HttpServer server;

    void start(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(this::handle)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String issuer() {
        return "http://127.0.0.1:" + server.actualPort() + "/realms/openpractice";
    }

    /** When the person logged in here; the next login that asks for a recent one takes place now. */
    void setLoggedInAt(Instant login) {
        loggedInAt = login;
    }

    Set<String> endedSessions() {
        return endedSessions;
    }

    /** A good token of that person through that client. */
    String token(String client, String subject) {
        return sign(claims(client, subject));
    }

    String token() {
        return token("partner-test", UUID.randomUUID().toString());
    }

    JwtClaimsBuilder claims(String client, String subject) {
        return Jwt.claims()
                .issuer(issuer())
                .audience(AUDIENCE)
                .subject(subject)
                .claim("azp", client)
                .claim("preferred_username", "somebody")
                .claim("name", "Test <Person>")
                .claim("auth_time", loggedInAt.getEpochSecond())
                .expiresIn(300);
    }

    String sign(JwtClaimsBuilder claims) {
        return claims.jws().keyId("key-1").sign(keys.getPrivate());
    }

    /** From now on the next key is published too, beside the first. */
    void rotate() {
        rotated = true;
    }

    String signWithNextKey(JwtClaimsBuilder claims) {
        return claims.jws().keyId("key-2").sign(nextKeys.getPrivate());
    }

    /** Whether every request is answered as by a server that is broken. */
    void setAway(boolean isAway) {
        away = isAway;
    }

    String signWithForeignKey(JwtClaimsBuilder claims) {
        return claims.jws().keyId("key-1").sign(otherKeys.getPrivate());
    }

    String signWithUnknownKeyId(JwtClaimsBuilder claims) {
        return claims.jws().keyId("key-of-somebody-else").sign(otherKeys.getPrivate());
    }

    /** The payload of a good token under a header that says no signature is needed. */
    String unsigned() {
        return base64("{\"alg\":\"none\",\"typ\":\"JWT\"}".getBytes(StandardCharsets.UTF_8)) + "."
                + token().split("\\.")[1] + ".";
    }

    /** The payload of a good token, signed as if the public key were a shared secret. */
    String signedByPublicKeyAsSecret() {
        try {
            var head = base64("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"key-1\"}".getBytes(StandardCharsets.UTF_8));
            var signed = head + "." + token().split("\\.")[1];
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(keys.getPublic().getEncoded(), "HmacSHA256"));
            return signed + "." + base64(mac.doFinal(signed.getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void handle(HttpServerRequest request) {
        var response = request.response();
        if (away) {
            response.setStatusCode(503).end();
            return;
        }
        switch (request.path().substring("/realms/openpractice".length())) {
            case "/.well-known/openid-configuration" ->
                response.putHeader("Content-Type", "application/json")
                        .end(new JsonObject()
                                .put("issuer", issuer())
                                .put("authorization_endpoint", issuer() + "/auth")
                                .put("token_endpoint", issuer() + "/token")
                                .put("jwks_uri", issuer() + "/certs")
                                .put("end_session_endpoint", issuer() + "/logout")
                                .put("code_challenge_methods_supported", new JsonArray().add("S256"))
                                .put("subject_types_supported", new JsonArray().add("public"))
                                .put("id_token_signing_alg_values_supported", new JsonArray().add("RS256"))
                                .toBuffer());
            case "/certs" ->
                response.putHeader("Content-Type", "application/json")
                        .end(new JsonObject().put("keys", publicKeys()).toBuffer());
            case "/auth" -> {
                var maxAge = request.getParam("max_age");
                if (maxAge != null
                        && loggedInAt.plusSeconds(Long.parseLong(maxAge)).isBefore(Instant.now())) {
                    loggedInAt = Instant.now();
                }
                var code = UUID.randomUUID().toString();
                codes.put(
                        code,
                        new JsonObject()
                                .put("challenge", request.getParam("code_challenge"))
                                .put("method", request.getParam("code_challenge_method")));
                response.setStatusCode(302)
                        .putHeader(
                                "Location",
                                request.getParam("redirect_uri") + "?code=" + code + "&state="
                                        + URLEncoder.encode(request.getParam("state"), StandardCharsets.UTF_8))
                        .end();
            }
            case "/token" -> {
                request.setExpectMultipart(true);
                request.endHandler(read -> exchange(request));
            }
            case "/protocol/openid-connect/auth/device" -> {
                var code = UUID.randomUUID().toString();
                response.putHeader("Content-Type", "application/json")
                        .end(new JsonObject()
                                .put("device_code", code)
                                .put("user_code", "ABCD-EFGH")
                                .put("verification_uri_complete", issuer() + "/device?user_code=ABCD-EFGH")
                                .put("interval", 1)
                                .put("expires_in", 60)
                                .toBuffer());
            }
            case "/protocol/openid-connect/token" -> {
                request.setExpectMultipart(true);
                request.endHandler(read -> device(request));
            }
            case "/logout" -> {
                endedSessions.add(String.valueOf(request.getParam("id_token_hint")));
                response.setStatusCode(302)
                        .putHeader("Location", request.getParam("post_logout_redirect_uri"))
                        .end();
            }
            default -> response.setStatusCode(404).end();
        }
    }

    /** Somebody logs in behind the link of that device code. */
    void agree(String deviceCode) {
        agreed.add(deviceCode);
    }

    private void device(HttpServerRequest request) {
        var known = agreed.remove(String.valueOf(request.getFormAttribute("device_code")));
        if (!known || !"openpractice-device".equals(request.getFormAttribute("client_id"))) {
            request.response().setStatusCode(400).end("{\"error\":\"authorization_pending\"}");
            return;
        }
        request.response()
                .end(new JsonObject()
                        .put(
                                "access_token",
                                token("openpractice-device", UUID.randomUUID().toString()))
                        .put("refresh_token", UUID.randomUUID().toString())
                        .put("expires_in", 300)
                        .toBuffer());
    }

    private void exchange(HttpServerRequest request) {
        var started = codes.remove(String.valueOf(request.getFormAttribute("code")));
        var verifier = request.getFormAttribute("code_verifier");
        if (started == null
                || verifier == null
                || !"S256".equals(started.getString("method"))
                || !challenge(verifier).equals(started.getString("challenge"))) {
            request.response().setStatusCode(400).end("{\"error\":\"invalid_grant\"}");
            return;
        }
        var subject = UUID.randomUUID().toString();
        var idToken = sign(claims(CLIENT, subject).audience(CLIENT));
        request.response()
                .putHeader("Content-Type", "application/json")
                .end(new JsonObject()
                        .put("access_token", token(CLIENT, subject))
                        .put("id_token", idToken)
                        .put("refresh_token", UUID.randomUUID().toString())
                        .put("token_type", "Bearer")
                        .put("expires_in", 300)
                        .toBuffer());
    }

    private static String challenge(String verifier) {
        try {
            return base64(MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.US_ASCII)));
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    PublicKey publicKey() {
        return keys.getPublic();
    }

    private JsonArray publicKeys() {
        var published = new JsonArray().add(publicKey("key-1", keys));
        return rotated ? published.add(publicKey("key-2", nextKeys)) : published;
    }

    private static JsonObject publicKey(String id, KeyPair pair) {
        var key = (RSAPublicKey) pair.getPublic();
        return new JsonObject()
                .put("kty", "RSA")
                .put("kid", id)
                .put("use", "sig")
                .put("alg", "RS256")
                .put("n", base64(unsignedBytes(key.getModulus())))
                .put("e", base64(unsignedBytes(key.getPublicExponent())));
    }

    private static byte[] unsignedBytes(java.math.BigInteger number) {
        var bytes = number.toByteArray();
        return bytes[0] == 0 ? java.util.Arrays.copyOfRange(bytes, 1, bytes.length) : bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private static KeyPair rsa() {
        try {
            var generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(2048);
            return generator.generateKeyPair();
        } catch (java.security.GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
