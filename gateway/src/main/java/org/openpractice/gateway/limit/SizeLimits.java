package org.openpractice.gateway.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;
import java.util.stream.IntStream;

/** How large a request may be. */
@ConfigMapping(prefix = "gateway.size")
public interface SizeLimits {
    /** All header fields of a request together. */
    @WithDefault("32K")
    MemorySize headers();

    /** Body of an ordinary call. */
    @WithDefault("1M")
    MemorySize body();

    /** Body of an upload, on one of the upload paths. */
    @WithDefault("128M")
    MemorySize upload();

    /** Paths that take an upload by POST; a segment {@code *} stands for an id, all others match exactly. */
    @WithDefault("/api/billing/remittance-files,/api/staff/roster-imports,/api/compliance/exclusion-lists,"
            + "/api/compliance/obligations/*/evidence/*/attachments,"
            + "/api/payroll/survey-imports,/api/payroll/work-rvu-schedules/*")
    Set<String> uploadPaths();

    default long headerBytes() {
        return headers().asLongValue();
    }

    default boolean isUpload(String path) {
        return uploadPaths().contains(path)
                || uploadPaths().stream().anyMatch(template -> template.contains("*") && fits(template, path));
    }

    private static boolean fits(String template, String path) {
        var expected = template.split("/", -1);
        var given = path.split("/", -1);
        return expected.length == given.length
                && IntStream.range(0, expected.length)
                        .allMatch(i -> expected[i].equals("*") || expected[i].equals(given[i]));
    }

    /** The most bytes a body sent to this path may have. */
    default long bodyBytes(String path) {
        return isUpload(path) ? upload().asLongValue() : body().asLongValue();
    }
}
