package org.openpractice.gateway.proxy;

import io.vertx.core.net.SocketAddress;
import java.net.URI;

/**
 * A service behind the gateway.
 *
 * @param name as in the path {@code /api/<name>/}
 * @param host where it listens
 * @param port where it listens
 * @param ssl whether it speaks TLS
 * @param address host and port once more, as connections are looked up by it
 */
public record Service(String name, String host, int port, boolean ssl, SocketAddress address) {
    static Service at(String name, URI url) {
        if (url.getHost() == null || url.getScheme() == null) {
            throw new IllegalArgumentException(
                    "gateway.services.%s: expected http://host:port but got %s".formatted(name, url));
        }
        boolean ssl = url.getScheme().equals("https");
        int port = url.getPort() >= 0 ? url.getPort() : ssl ? 443 : 80;
        return new Service(name, url.getHost(), port, ssl, SocketAddress.inetSocketAddress(port, url.getHost()));
    }

    /** What the gateway puts before each path of the service. */
    public String prefix() {
        return "/api/" + name;
    }

    String authority() {
        return host + ':' + port;
    }
}
