package org.openpractice.testing;

import java.util.Locale;
import org.openpractice.local.Foundation;

/**
 * Chooses what the tests stand on: containers where a Docker engine answers, the programs of {@code local} elsewhere. {@code
 * OPENPRACTICE_TEST_CONTAINERS} decides otherwise: {@code always} or {@code never}.
 */
public final class Foundations {

    private static final String CHOICE = "OPENPRACTICE_TEST_CONTAINERS";

    private Foundations() {}

    /** Nothing is started yet. */
    public static Foundation forTests() {
        return inContainers() ? new Containers() : new Programs();
    }

    /**
     * Whether tests use containers on this machine.
     *
     * @throws IllegalStateException when they must and no engine answers
     */
    public static boolean inContainers() {
        String choice = System.getenv().getOrDefault(CHOICE, "").toLowerCase(Locale.ROOT);
        return switch (choice) {
            case "", "auto" -> DockerEngine.address().isPresent();
            case "never" -> false;
            case "always" -> {
                if (DockerEngine.address().isEmpty()) {
                    throw new IllegalStateException(
                            CHOICE + "=always, but no Docker engine answers at " + DockerEngine.addresses());
                }
                yield true;
            }
            default -> throw new IllegalStateException(CHOICE + " is always, never or auto, not " + choice);
        };
    }
}
