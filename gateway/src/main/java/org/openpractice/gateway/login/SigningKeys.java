package org.openpractice.gateway.login;

import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Singleton;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;
import org.jboss.logging.Logger;

/**
 * Whether the identity provider's signing keys are known. The gateway may start before the provider does and asks again until
 * it answers. Once known, the keys stay: the provider may go away and tokens are verified all the same.
 */
@Default
@Readiness
@Singleton
public class SigningKeys implements HealthCheck {
    private static final Logger LOG = Logger.getLogger(SigningKeys.class);
    private static final long FIRST_PAUSE_MILLIS = 500;
    private static final long LONGEST_PAUSE_MILLIS = 5_000;

    private final TenantConfigBean tenants;
    private final Vertx vertx;

    SigningKeys(TenantConfigBean tenants, Vertx vertx) {
        this.tenants = tenants;
        this.vertx = vertx;
    }

    void fetch(@Observes StartupEvent started) {
        fetchUntilKnown(FIRST_PAUSE_MILLIS);
    }

    private void fetchUntilKnown(long pauseMillis) {
        tokens().initialize()
                .chain(() -> sessions().initialize())
                .subscribe()
                .with(
                        ready -> LOG.info("identity provider found"),
                        failure -> vertx.setTimer(
                                pauseMillis,
                                again -> fetchUntilKnown(Math.min(2 * pauseMillis, LONGEST_PAUSE_MILLIS))));
    }

    private TenantConfigContext tokens() {
        return tenants.getStaticTenant("access-tokens");
    }

    private TenantConfigContext sessions() {
        return tenants.getDefaultTenant();
    }

    /** Whether tokens can be verified and people can log in. */
    public boolean known() {
        return tokens().ready() && sessions().ready();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("identity provider's signing keys")
                .status(known())
                .build();
    }
}
