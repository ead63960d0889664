package org.openpractice.local.story;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.local.FormBody;

/** One of the story's people, who opens a link in a private window, logs in and agrees. */
final class PersonAtBrowser {

    private static final Pattern FORM = Pattern.compile("<form[^>]* action=\"([^\"]+)\"");
    private static final Pattern CODE = Pattern.compile("name=\"code\" value=\"([^\"]+)\"");
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int MOST_REDIRECTS = 10;

    private final HttpClient http;
    private final String user;
    private final String password;
    private final Map<String, String> cookies = new LinkedHashMap<>();

    /**
     * @param http follows no redirect by itself
     */
    PersonAtBrowser(HttpClient http, String user, String password) {
        this.http = http;
        this.user = user;
        this.password = password;
    }

    void agreesTo(String link) {
        Page login = open(link, null);
        Page consent = open(login.target(), Map.of("username", user, "password", password));
        Page done =
                open(consent.target(), Map.of("code", found(CODE, consent.text, "what to agree to"), "accept", "Yes"));
        if (!done.address.getPath().endsWith("/device/status")) {
            throw new StoryFailure("The login of " + user + " ended at " + done.address.getPath());
        }
    }

    private record Page(URI address, String text) {

        /** Where its form goes. */
        String target() {
            String action = found(FORM, text, "a form at " + address.getPath()).replace("&amp;", "&");
            return address.resolve(action).toString();
        }
    }

    private Page open(String address, @Nullable Map<String, String> form) {
        URI next = URI.create(address);
        HttpRequest.Builder request =
                form == null ? HttpRequest.newBuilder(next) : FormBody.post(HttpRequest.newBuilder(next), form);
        for (int redirects = 0; redirects < MOST_REDIRECTS; redirects++) {
            HttpResponse<String> answer = send(request);
            var location = answer.headers().firstValue("Location");
            if (location.isEmpty()) {
                return new Page(next, answer.body());
            }
            next = next.resolve(location.get());
            request = HttpRequest.newBuilder(next);
        }
        throw new StoryFailure("The login of " + user + " goes round in a circle at " + next.getPath());
    }

    // Cookies by hand: Keycloak marks its own for secure connections also on the loopback address, as browsers allow.
    private HttpResponse<String> send(HttpRequest.Builder request) {
        if (!cookies.isEmpty()) {
            request.header(
                    "Cookie",
                    cookies.entrySet().stream()
                            .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                            .collect(Collectors.joining("; ")));
        }
        try {
            var answer = http.send(request.timeout(PATIENCE).build(), BodyHandlers.ofString());
            for (String cookie : answer.headers().allValues("Set-Cookie")) {
                String[] pair = cookie.split(";", 2)[0].split("=", 2);
                cookies.put(pair[0], pair[1]);
            }
            return answer;
        } catch (IOException e) {
            throw new StoryFailure("The login of " + user + " got no answer: " + e, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoryFailure("The login of " + user + " was interrupted", e);
        }
    }

    private static String found(Pattern pattern, String text, String what) {
        Matcher matcher = pattern.matcher(text);
        if (!matcher.find()) {
            throw new StoryFailure("Cannot find " + what);
        }
        return matcher.group(1);
    }
}
