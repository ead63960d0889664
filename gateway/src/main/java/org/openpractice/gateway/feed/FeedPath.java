package org.openpractice.gateway.feed;

import java.util.regex.Pattern;

/**
 * The path of a calendar feed, {@code /api/<service>/ical/<secret>.ics}. Calendar programs cannot log in: the path itself is
 * the key, so it is let through without a token and written to no log.
 */
public final class FeedPath {
    private static final Pattern FEED = Pattern.compile("/api/[a-z]+/ical/[A-Za-z0-9_-]+\\.ics");

    private static final Pattern SECRET = Pattern.compile("(/ical/).*");

    private FeedPath() {}

    /** Whether the path can be a feed's; whether it is one the service decides. */
    public static boolean is(String normalizedPath) {
        return normalizedPath.endsWith(".ics") && FEED.matcher(normalizedPath).matches();
    }

    /** As it may stand in a log. */
    public static String withoutSecret(String path) {
        return path.contains("/ical/") ? SECRET.matcher(path).replaceFirst("$1*") : path;
    }
}
