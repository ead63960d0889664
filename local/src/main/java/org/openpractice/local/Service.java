package org.openpractice.local;

import java.nio.file.Path;

/** The platform's own programs. */
public enum Service {
    STAFF,
    PAYROLL,
    BILLING,
    COMPLIANCE,
    GATEWAY;

    /** As in topics, databases and paths: {@code staff}. */
    public String slug() {
        return switch (this) {
            case STAFF -> "staff";
            case PAYROLL -> "payroll";
            case BILLING -> "billing";
            case COMPLIANCE -> "compliance";
            case GATEWAY -> "gateway";
        };
    }

    boolean hasDatabase() {
        return this != GATEWAY;
    }

    String module() {
        return hasDatabase() ? slug() + "-service" : slug();
    }

    Path program(Path projectRoot) {
        return projectRoot.resolve(module()).resolve("target/quarkus-app/quarkus-run.jar");
    }

    String healthPath() {
        return hasDatabase() ? "/q/health/ready" : "/q/health";
    }
}
