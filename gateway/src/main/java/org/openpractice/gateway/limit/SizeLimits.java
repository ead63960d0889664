package org.openpractice.gateway.limit;

import io.quarkus.runtime.configuration.MemorySize;
import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How large a request may be. What the settings say is read once: every request asks. */
@Singleton
public class SizeLimits {
    private final long headerBytes;
    private final long bodyBytes;
    private final long uploadBytes;
    private final Pattern uploadPaths;

    SizeLimits(Settings settings) {
        headerBytes = settings.headers().asLongValue();
        bodyBytes = settings.body().asLongValue();
        uploadBytes = settings.upload().asLongValue();
        uploadPaths = Pattern.compile(
                settings.uploadPaths().stream().map(SizeLimits::pattern).collect(Collectors.joining("|")));
    }

    /** The settings {@code gateway.size.*}. */
    @ConfigMapping(prefix = "gateway.size")
    public interface Settings {
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
        @WithDefault("/api/billing/remittance-files,/api/staff/roster-imports,/api/payroll/imports/*,"
                + "/api/compliance/exclusion-lists,"
                + "/api/compliance/obligations/*/evidence/*/attachments,"
                + "/api/payroll/survey-imports,/api/payroll/work-rvu-schedules/*")
        Set<String> uploadPaths();
    }

    /** The most bytes all header fields may have together. */
    public long headerBytes() {
        return headerBytes;
    }

    /** Whether a body sent to this path is an upload. */
    public boolean isUpload(String path) {
        return uploadPaths.matcher(path).matches();
    }

    private static String pattern(String template) {
        return Stream.of(template.split("/", -1))
                .map(segment -> segment.equals("*") ? "[^/]+" : Pattern.quote(segment))
                .collect(Collectors.joining("/"));
    }

    /** The most bytes a body may have. */
    public long bodyBytes(boolean upload) {
        return upload ? uploadBytes : bodyBytes;
    }
}
