package org.openpractice.compliance.exclusion;

import java.nio.file.Path;
import java.util.Optional;

/** Where real files for acceptance runs are, by system property or environment variable. */
final class RealFiles {

    private RealFiles() {}

    static Path folder() {
        return Optional.ofNullable(System.getProperty("OPENPRACTICE_SHARED_DATA"))
                .or(() -> Optional.ofNullable(System.getenv("OPENPRACTICE_SHARED_DATA")))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("project.root", "."), "..", "shared", "data"))
                .normalize();
    }
}
