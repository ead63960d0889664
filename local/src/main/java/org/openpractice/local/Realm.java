package org.openpractice.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/**
 * The realm that is kept as code in {@code realm/openpractice-realm.json}, and what fills the places it leaves open.
 *
 * @param gatewayUrl where people come back to after they signed in
 */
public record Realm(
        String gatewayUrl, String gatewaySecret, String cliSecret, String partnerSecret, String demoPassword) {

    public static final String NAME = "openpractice";

    /** The environment in which Keycloak imports the realm. */
    public Map<String, String> environment() {
        return Map.of(
                "OPENPRACTICE_GATEWAY_URL", gatewayUrl,
                "OPENPRACTICE_GATEWAY_CLIENT_SECRET", gatewaySecret,
                "OPENPRACTICE_CLI_CLIENT_SECRET", cliSecret,
                "OPENPRACTICE_PARTNER_CLIENT_SECRET", partnerSecret,
                "OPENPRACTICE_DEMO_PASSWORD", demoPassword);
    }

    /** The file that Keycloak imports. */
    public static byte[] file() {
        try (var file = Realm.class.getResourceAsStream("/realm/openpractice-realm.json")) {
            if (file == null) {
                throw new StartFailure("The launcher's jar lacks the realm file");
            }
            return file.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String toString() {
        return "Realm[" + gatewayUrl + "]";
    }
}
