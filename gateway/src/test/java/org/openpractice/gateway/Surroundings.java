package org.openpractice.gateway;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.Map;

/** The identity provider and the services the gateway stands between. Compliance is down. */
public class Surroundings implements QuarkusTestResourceLifecycleManager {
    private final Vertx vertx = Vertx.vertx();
    private final IdentityStandIn identity = new IdentityStandIn();
    private final ServiceStandIn staff = new ServiceStandIn("staff");
    private final ServiceStandIn billing = new ServiceStandIn("billing");
    private final ServiceStandIn payroll = new ServiceStandIn("payroll");

    @Override
    public Map<String, String> start() {
        identity.start(vertx);
        staff.start(vertx);
        billing.start(vertx);
        payroll.start(vertx);
        var config = new HashMap<String, String>();
        config.put("openpractice.issuer", identity.issuer());
        config.put("OPENPRACTICE_GATEWAY_CLIENT_SECRET", "a-secret-of-at-least-thirty-two-characters");
        config.put("OPENPRACTICE_STAFF_URL", staff.url());
        config.put("OPENPRACTICE_BILLING_URL", billing.url());
        config.put("OPENPRACTICE_PAYROLL_URL", payroll.url());
        config.put("OPENPRACTICE_COMPLIANCE_URL", "http://127.0.0.1:" + freePort());
        config.put("gateway.proxy.response-timeout", "1S");
        config.put("gateway.proxy.upload-timeout", "5S");
        config.put(
                "gateway.size.upload-paths", "/api/staff/roster-imports,/api/staff/unread,/api/staff/things/*/files");
        config.put("gateway.rate.caller.burst", "60");
        config.put("gateway.rate.caller.per-second", "1");
        config.put("gateway.rate.address.burst", "300");
        config.put("gateway.rate.address.per-second", "1");
        config.put("quarkus.oidc.access-tokens.token.forced-jwk-refresh-interval", "1S");
        config.put("quarkus.http.test-port", "0");
        config.put("quarkus.http.cors.enabled", "true");
        config.put("quarkus.http.cors.origins", "https://partner.example");
        return config;
    }

    @Override
    public void inject(TestInjector injector) {
        injector.injectIntoFields(identity, new TestInjector.MatchesType(IdentityStandIn.class));
        for (var service : new ServiceStandIn[] {staff, billing, payroll}) {
            injector.injectIntoFields(
                    service,
                    field -> field.getType().equals(ServiceStandIn.class) && service == named(field.getName()));
        }
    }

    private ServiceStandIn named(String name) {
        return switch (name) {
            case "billing" -> billing;
            case "payroll" -> payroll;
            default -> staff;
        };
    }

    @Override
    public void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException none) {
            throw new IllegalStateException(none);
        }
    }
}
