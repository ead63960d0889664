package org.openpractice.e2e;

import java.util.Optional;

/** A platform that runs and can be reached. */
public interface RunningPlatform {
    /** Address of the gateway, without a slash at the end. */
    String gatewayUrl();

    /** Somebody who may read the practice structure. */
    String user();

    /** The password of {@link #user()}. */
    String password();

    /**
     * The platform named by {@code OPENPRACTICE_GATEWAY_URL}, {@code OPENPRACTICE_DEMO_USER} and {@code OPENPRACTICE_DEMO_PASSWORD}
     * (environment, or system properties of the same names), when they say of one.
     */
    static Optional<RunningPlatform> named() {
        var url = setting("OPENPRACTICE_GATEWAY_URL");
        var password = setting("OPENPRACTICE_DEMO_PASSWORD");
        if (url.isEmpty() || password.isEmpty()) {
            return Optional.empty();
        }
        record Named(String gatewayUrl, String user, String password) implements RunningPlatform {}
        return Optional.of(
                new Named(url.get(), setting("OPENPRACTICE_DEMO_USER").orElse("admin"), password.get()));
    }

    private static Optional<String> setting(String name) {
        return Optional.ofNullable(System.getProperty(name))
                .or(() -> Optional.ofNullable(System.getenv(name)))
                .filter(value -> !value.isBlank());
    }
}
