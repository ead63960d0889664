package org.openpractice.gateway;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;

/** A service on a real socket that does what each test needs of one. */
public final class ServiceStandIn {
    private final String name;
    private final AtomicLong received = new AtomicLong();
    private final List<String> paths = new CopyOnWriteArrayList<>();
    private volatile Promise<Void> release = Promise.promise();
    private HttpServer server;

    ServiceStandIn(String name) {
        this.name = name;
    }

    void start(Vertx vertx) {
        server = vertx.createHttpServer()
                .requestHandler(request -> handle(vertx, request))
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    String url() {
        return "http://127.0.0.1:" + server.actualPort();
    }

    /** Bytes of bodies that have arrived at {@code /bytes} since the last {@link #forget()}. */
    long received() {
        return received.get();
    }

    /** Paths asked for since the last {@link #forget()}. */
    List<String> paths() {
        return paths;
    }

    void forget() {
        received.set(0);
        paths.clear();
        release = Promise.promise();
    }

    /** Lets an answer of {@code /halves} go on. */
    void release() {
        release.complete();
    }

    private void handle(Vertx vertx, HttpServerRequest request) {
        paths.add(request.uri());
        var response = request.response();
        var path = request.path();
        switch (path) {
            case "/bytes", "/roster-imports" -> {
                request.handler(piece -> received.addAndGet(piece.length()));
                request.endHandler(end -> response.end(Long.toString(received.get())));
            }
            case "/halves" -> {
                response.setChunked(true).write("first half, ");
                release.future().onSuccess(go -> response.end("second half"));
            }
            case "/large" -> {
                response.setChunked(true);
                pour(request, Buffer.buffer(new byte[64 * 1024]), 100 * 16);
            }
            case "/never" -> {}
            case "/unread" -> request.pause();
            case "/hang-up" -> request.connection().close();
            case "/half-and-hang-up" -> {
                response.putHeader("Content-Length", "1000").write("only this");
                vertx.setTimer(50, later -> request.connection().close());
            }
            case "/employees" ->
                response.setStatusCode(201)
                        .putHeader("Location", url() + "/employees/4711")
                        .putHeader("Set-Cookie", "service=1")
                        .putHeader("ETag", "\"7\"")
                        .end();
            case "/q/openapi" ->
                response.putHeader("Content-Type", "application/json")
                        .end(document().toBuffer());
            case "/q/health/ready" -> response.end("{}");
            default -> echo(request);
        }
    }

    private void pour(HttpServerRequest request, Buffer piece, int left) {
        var response = request.response();
        int remaining = left;
        while (remaining > 0) {
            if (response.writeQueueFull()) {
                int later = remaining;
                response.drainHandler(drained -> pour(request, piece, later));
                return;
            }
            response.write(piece);
            remaining--;
        }
        response.end();
    }

    private void echo(HttpServerRequest request) {
        request.body().onSuccess(body -> {
            var headers = new JsonObject();
            request.headers().forEach((key, value) -> headers.put(key.toLowerCase(), value));
            request.response()
                    .putHeader("Content-Type", "application/json")
                    .putHeader("Cache-Control", "private, no-cache")
                    .end(new JsonObject()
                            .put("service", name)
                            .put("method", request.method().name())
                            .put("uri", request.uri())
                            .put("headers", headers)
                            .put("body", body.toString())
                            .toBuffer());
        });
    }

    private JsonObject document() {
        return new JsonObject()
                .put("openapi", "3.1.0")
                .put("tags", new JsonArray().add(new JsonObject().put("name", "Things")))
                .put(
                        "paths",
                        new JsonObject()
                                .put("/things", new JsonObject().put("get", operation("#/components/schemas/Thing")))
                                .put("/q/health", new JsonObject().put("get", operation("#/components/schemas/Thing"))))
                .put(
                        "components",
                        new JsonObject()
                                .put(
                                        "schemas",
                                        new JsonObject()
                                                .put(
                                                        "Thing",
                                                        new JsonObject()
                                                                .put("type", "object")
                                                                .put(
                                                                        "properties",
                                                                        new JsonObject()
                                                                                .put(
                                                                                        "next",
                                                                                        new JsonObject()
                                                                                                .put(
                                                                                                        "$ref",
                                                                                                        "#/components/schemas/Thing")))))
                                .put(
                                        "securitySchemes",
                                        new JsonObject().put("own", new JsonObject().put("type", "http"))));
    }

    private static JsonObject operation(String schema) {
        return new JsonObject()
                .put("operationId", "listThings")
                .put("tags", new JsonArray().add("Things"))
                .put(
                        "security",
                        new JsonArray()
                                .add(new JsonObject()
                                        .put("own", new JsonArray().add("hr").add("biller"))))
                .put(
                        "responses",
                        new JsonObject()
                                .put(
                                        "200",
                                        new JsonObject()
                                                .put(
                                                        "content",
                                                        new JsonObject()
                                                                .put(
                                                                        "application/json",
                                                                        new JsonObject()
                                                                                .put(
                                                                                        "schema",
                                                                                        new JsonObject()
                                                                                                .put(
                                                                                                        "$ref",
                                                                                                        schema))))));
    }
}
