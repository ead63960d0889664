package org.openpractice.local.story;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.openpractice.local.DeviceLogin;
import org.openpractice.local.FormBody;

/** Talks to the platform as a person would: over HTTP, through the gateway, with tokens from Keycloak. */
public final class GatewayClient {

    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
    private static final Duration TOKEN_USED_FOR = Duration.ofMinutes(10);
    /** A file of a million claims takes two minutes on a slow machine. */
    private static final Duration REQUEST_PATIENCE = Duration.ofMinutes(5);

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(5))
            .build();
    private final String gatewayUrl;
    private final String issuer;
    private final String password;
    private final Map<String, Token> tokens = new ConcurrentHashMap<>();

    private record Token(String value, long takenAt) {
        boolean isFresh() {
            return System.nanoTime() - takenAt < TOKEN_USED_FOR.toNanos();
        }
    }

    /**
     * @param issuer the realm's URL
     * @param password the password of the demo people
     */
    public GatewayClient(String gatewayUrl, String issuer, String password) {
        this.gatewayUrl = gatewayUrl;
        this.issuer = issuer;
        this.password = password;
    }

    /** One of the realm's people, by user name. */
    public Caller as(String user) {
        return new Caller(() -> accessToken(user));
    }

    /** The access token of one of the realm's people, for another program to act as them. */
    public String accessToken(String user) {
        return token(user, () -> login(user));
    }

    /** A partner's program. */
    public Caller asPartner(String client, String secret) {
        return new Caller(() -> token(client, () -> byCredentials(client, secret)));
    }

    /** Somebody without a token. */
    public Caller asNobody() {
        return new Caller(null);
    }

    private String token(String who, Supplier<String> login) {
        Token known = tokens.get(who);
        if (known != null && known.isFresh()) {
            return known.value();
        }
        long now = System.nanoTime();
        String token = login.get();
        tokens.put(who, new Token(token, now));
        return token;
    }

    /** Signs somebody in as a script's user does: by a link, which is opened as a browser would. */
    private String login(String user) {
        var login = DeviceLogin.at(http, issuer);
        open(login.link(), user);
        return login.await().accessToken();
    }

    /** Has a user log in behind the link of a device login. */
    public void open(String link, String user) {
        new PersonAtBrowser(http, user, password).agreesTo(link);
    }

    private String byCredentials(String client, String secret) {
        return send(
                        "Token for " + client,
                        posting(
                                        issuer + "/protocol/openid-connect/token",
                                        Map.of(
                                                "grant_type",
                                                "client_credentials",
                                                "client_id",
                                                client,
                                                "client_secret",
                                                secret))
                                .build())
                .expect(200)
                .json()
                .path("access_token")
                .asText();
    }

    private static HttpRequest.Builder posting(String url, Map<String, String> fields) {
        return FormBody.post(HttpRequest.newBuilder(URI.create(url)), fields).timeout(REQUEST_PATIENCE);
    }

    private Answer send(String name, HttpRequest request) {
        try {
            HttpResponse<byte[]> response = http.send(request, BodyHandlers.ofByteArray());
            while (response.statusCode() == 429) {
                // The gateway allows each caller so many requests a second and says when to come again.
                TimeUnit.SECONDS.sleep(Long.parseLong(
                        response.headers().firstValue("Retry-After").orElse("1")));
                response = http.send(request, BodyHandlers.ofByteArray());
            }
            return new Answer(name, response.statusCode(), response.headers(), response.body());
        } catch (IOException e) {
            throw new StoryFailure(name + " got no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryFailure(name + " was interrupted", e);
        }
    }

    /**
     * Asks again and again until there is something.
     *
     * @throws StoryFailure when the time is over, naming what was waited for
     */
    public static <T> T awaitUntil(String what, Duration patience, Supplier<Optional<T>> question) {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            Optional<T> found = question.get();
            if (found.isPresent()) {
                return found.get();
            }
            if (System.nanoTime() > deadline) {
                throw new StoryFailure("Waited " + patience.toSeconds() + " s in vain for " + what);
            }
            try {
                TimeUnit.MILLISECONDS.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new StoryFailure("Interrupted while waiting for " + what, e);
            }
        }
    }

    /** Makes requests in somebody's name. Paths begin with {@code /api/<service>/}. */
    public final class Caller {

        private final @Nullable Supplier<String> token;

        private Caller(@Nullable Supplier<String> token) {
            this.token = token;
        }

        public Answer get(String path) {
            return send("GET", path, BodyPublishers.noBody(), Map.of());
        }

        /** Everything in a list, page after page. */
        public List<JsonNode> all(String path) {
            var items = new ArrayList<JsonNode>();
            String first = path + (path.contains("?") ? "&" : "?") + "limit=200";
            String next = first;
            while (true) {
                JsonNode page = get(next).expect(200).json();
                page.path("items").forEach(items::add);
                if (!page.hasNonNull("nextCursor")) {
                    return items;
                }
                next = first + "&cursor="
                        + URLEncoder.encode(page.path("nextCursor").asText(), StandardCharsets.UTF_8);
            }
        }

        /** Posts without a body. */
        public Answer post(String path) {
            return send("POST", path, BodyPublishers.noBody(), Map.of());
        }

        /**
         * @param body anything Jackson can write
         */
        public Answer post(String path, Object body) {
            return send("POST", path, json(body), Map.of("Content-Type", "application/json"));
        }

        /** A post that moves money or creates a person: sent twice with the same key it takes effect once. */
        public Answer post(String path, Object body, String idempotencyKey) {
            return send(
                    "POST",
                    path,
                    json(body),
                    Map.of("Content-Type", "application/json", "Idempotency-Key", idempotencyKey));
        }

        public Answer put(String path, Object body) {
            return send("PUT", path, json(body), Map.of("Content-Type", "application/json"));
        }

        /** A step that is not repeated by accident and that acts on what was read with this version. */
        public Answer postOnce(String path, String idempotencyKey, String etag) {
            return send(
                    "POST", path, BodyPublishers.noBody(), Map.of("Idempotency-Key", idempotencyKey, "If-Match", etag));
        }

        /** A step that acts on what was read with this version. */
        public Answer postIfMatch(String path, String etag) {
            return send("POST", path, BodyPublishers.noBody(), Map.of("If-Match", etag));
        }

        /** A get of another representation than JSON. */
        public Answer get(String path, String mediaType) {
            return send("GET", path, BodyPublishers.noBody(), Map.of("Accept", mediaType));
        }

        /** A change of what was read with this version. */
        public Answer put(String path, Object body, String etag) {
            return send("PUT", path, json(body), Map.of("Content-Type", "application/json", "If-Match", etag));
        }

        /** Streams a file. */
        public Answer upload(String path, String mediaType, Path file) {
            return send(
                    "POST", path, BodyPublishers.ofInputStream(() -> open(file)), Map.of("Content-Type", mediaType));
        }

        /** Streams what is in memory. */
        public Answer upload(String path, String mediaType, byte[] content) {
            return send(
                    "POST",
                    path,
                    BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(content)),
                    Map.of("Content-Type", mediaType));
        }

        /** Any request; the token is added. */
        public Answer send(String method, String path, BodyPublisher body, Map<String, String> headers) {
            HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(gatewayUrl + path))
                    .timeout(REQUEST_PATIENCE)
                    .method(method, body);
            headers.forEach(request::header);
            if (token != null) {
                request.header("Authorization", "Bearer " + token.get());
            }
            return GatewayClient.this.send(method + " " + path, request.build());
        }

        /**
         * Waits until a job has ended and returns its last state.
         *
         * @param path the {@code Location} of the 202
         */
        public JsonNode awaitJob(String path, Duration patience) {
            return awaitUntil("the job " + path, patience, () -> {
                JsonNode job = get(path).expect(200).json();
                return switch (job.path("state").asText(job.path("status").asText())) {
                    case "SUCCEEDED", "COMPLETED", "DONE", "FINISHED" -> Optional.of(job);
                    case "FAILED", "CANCELED" -> throw new StoryFailure("The job " + path + " failed: " + job);
                    default -> Optional.empty();
                };
            });
        }
    }

    private static InputStream open(Path file) {
        try {
            return Files.newInputStream(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BodyPublisher json(Object body) {
        try {
            return BodyPublishers.ofByteArray(JSON.writeValueAsBytes(body));
        } catch (JsonProcessingException e) {
            throw new StoryFailure("Cannot write as JSON: " + body, e);
        }
    }
}
