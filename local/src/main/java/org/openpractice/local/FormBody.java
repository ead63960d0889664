package org.openpractice.local;

import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Fields as a page's form sends them, {@code application/x-www-form-urlencoded}. */
public final class FormBody {

    private FormBody() {}

    /** Makes a POST with these fields of the request. */
    public static HttpRequest.Builder post(HttpRequest.Builder request, Map<String, String> fields) {
        return request.header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(fields.entrySet().stream()
                        .map(field ->
                                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                        .collect(Collectors.joining("&"))));
    }
}
