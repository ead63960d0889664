package org.openpractice.gateway.proxy;

import java.util.Locale;
import java.util.regex.Pattern;

/**
 * A path below {@code /api/}, split into service and rest. Decided on the normalized path, and that same path is sent on, so the
 * gateway and the service cannot read it differently.
 *
 * @param service name of the service
 * @param rest path as the service knows it, beginning with a slash
 */
record ServicePath(String service, String rest) {
    private static final String PREFIX = "/api/";

    // What some server might take for a separator, a parameter or an end: encoded slash, backslash, semicolon, percent
    // sign (a second decoding), dot (already decoded where harmless) and control characters.
    private static final Pattern DANGEROUS =
            Pattern.compile("%(?:2f|5c|3b|25|2e|7f|[01][0-9a-f])|[;\\\\\\x00-\\x20\\x7f]|%(?![0-9a-f]{2})");

    private static final Pattern DOTS = Pattern.compile("/\\.{1,2}(?:/|$)");

    /** Whether no server can read the path in two ways. */
    static boolean isUnambiguous(String normalizedPath) {
        return isPlain(normalizedPath)
                || !DANGEROUS.matcher(normalizedPath.toLowerCase(Locale.ROOT)).find()
                        && !DOTS.matcher(normalizedPath).find()
                        && !normalizedPath.contains("//");
    }

    // Nearly every path is one of letters, digits and dashes, which one look at each of them tells.
    private static boolean isPlain(String path) {
        char before = 0;
        for (int i = 0; i < path.length(); i++) {
            char at = path.charAt(i);
            boolean word = at >= 'a' && at <= 'z' || at >= '0' && at <= '9' || at >= 'A' && at <= 'Z' || at == '-';
            if (!word && (at != '/' || before == '/')) {
                return false;
            }
            before = at;
        }
        return true;
    }

    static ServicePath of(String normalizedPath) {
        var below = normalizedPath.startsWith(PREFIX) ? normalizedPath.substring(PREFIX.length()) : "";
        int slash = below.indexOf('/');
        return slash < 0
                ? new ServicePath(below, "/")
                : new ServicePath(below.substring(0, slash), below.substring(slash));
    }

    /** Whether the path leads to what a service offers its operators: health, metrics, its own document. */
    boolean isManagement() {
        var lower = rest.toLowerCase(Locale.ROOT);
        return lower.equals("/q") || lower.startsWith("/q/");
    }
}
