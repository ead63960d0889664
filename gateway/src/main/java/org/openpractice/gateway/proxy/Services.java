package org.openpractice.gateway.proxy;

import io.quarkus.runtime.Startup;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import io.smallrye.config.WithParentName;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The services behind the gateway and the pooled connections to them. Made at the start and not at the first request: made on an event
 * loop it would belong to that loop's server, which would wait for every connection to a service before it stops.
 */
@Startup
@Singleton
public class Services {
    private final Map<String, Service> byName = new TreeMap<>();
    private final Settings settings;
    private final HttpClient client;

    Services(Vertx vertx, Addresses addresses, Settings settings) {
        addresses.urls().forEach((name, url) -> byName.put(name, Service.at(name, url)));
        this.settings = settings;
        this.client = vertx.createHttpClient(
                new HttpClientOptions()
                        .setConnectTimeout((int) settings.connectTimeout().toMillis())
                        .setMaxHeaderSize(64 * 1024)
                        .setMaxInitialLineLength(16 * 1024)
                        // A service that stopped reading keeps a closed connection open for ever; this ends it.
                        .setIdleTimeout(
                                (int) settings.uploadTimeout().plusMinutes(1).toSeconds())
                        .setTcpNoDelay(true)
                        .setKeepAlive(true),
                new PoolOptions().setHttp1MaxSize(settings.connections()));
    }

    /** Where the services are: {@code gateway.services.<name>=<url>}. */
    @ConfigMapping(prefix = "gateway.services")
    public interface Addresses {
        /** Address by name. */
        @WithParentName
        Map<String, URI> urls();
    }

    /** How long the gateway waits for a service. */
    @ConfigMapping(prefix = "gateway.proxy")
    public interface Settings {
        /** Until a connection stands. */
        @WithDefault("2S")
        Duration connectTimeout();

        /** Between any two signs of life of an exchange; the longest wait for an answer after the body is sent. */
        @WithDefault("60S")
        Duration responseTimeout();

        /** The same for the upload paths, where the service may read a whole file before it answers. */
        @WithDefault("10M")
        Duration uploadTimeout();

        /** Most connections to one service; more requests wait for a free one. */
        @WithDefault("256")
        int connections();
    }

    /** The service of that name in the path, if there is one. */
    public Optional<Service> named(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All services, in the order of their names. */
    public Collection<Service> all() {
        return byName.values();
    }

    Settings settings() {
        return settings;
    }

    /** A request to a service; the future fails when no connection can be made. */
    public Future<HttpClientRequest> request(Service service, HttpMethod method, String uri) {
        return client.request(new RequestOptions()
                .setServer(service.address())
                .setHost(service.host())
                .setPort(service.port())
                .setSsl(service.ssl())
                .setMethod(method)
                .setURI(uri));
    }

    @PreDestroy
    void close() {
        client.close().onFailure(ignored -> {});
    }
}
