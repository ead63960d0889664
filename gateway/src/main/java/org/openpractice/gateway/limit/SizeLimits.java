package org.openpractice.gateway.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Set;

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

    /** Paths that take an upload by POST; each matches exactly. */
    @WithDefault("/api/billing/remittance-files,/api/staff/roster-imports,/api/compliance/exclusion-lists")
    Set<String> uploadPaths();

    default long headerBytes() {
        return headers().asLongValue();
    }

    default boolean isUpload(String path) {
        return uploadPaths().contains(path);
    }

    /** The most bytes a body sent to this path may have. */
    default long bodyBytes(String path) {
        return isUpload(path) ? upload().asLongValue() : body().asLongValue();
    }
}
