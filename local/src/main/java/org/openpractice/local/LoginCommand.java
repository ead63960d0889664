package org.openpractice.local;

import java.net.http.HttpClient;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * {@code ./openpractice login}: prints a link, waits until somebody logged in behind it, and writes their access token alone
 * to standard output, so that a script takes it: {@code token=$(./openpractice login --as payroll2)}.
 */
public final class LoginCommand {

    /** Less than what a second person's step asks for, so that there is time left for the step. */
    private static final Duration RECENT = Duration.ofMinutes(10);

    private LoginCommand() {}

    /**
     * What the command line asks for.
     *
     * @param user who is to log in; null for whoever does
     * @param data the data folder of the platform that runs here
     * @param issuer address of another identity provider's realm; null for the one that runs here
     */
    record Asked(@Nullable String user, Path data, @Nullable String issuer) {

        static Asked of(List<String> arguments) {
            @Nullable String user = null;
            @Nullable String issuer = null;
            Path data = Objects.requireNonNullElseGet(Options.dataOfEnvironment(), Folders::usualData);
            for (int i = 0; i < arguments.size(); i += 2) {
                String option = arguments.get(i);
                if (i + 1 == arguments.size() || arguments.get(i + 1).isBlank()) {
                    throw new StartFailure(option + " needs a value: login [--as NAME] [--data DIR] [--issuer URL]");
                }
                String value = arguments.get(i + 1);
                switch (option) {
                    case "--as" -> user = value;
                    case "--data" -> data = Path.of(value);
                    case "--issuer" -> issuer = value.replaceFirst("/$", "");
                    default ->
                        throw new StartFailure(
                                "Unknown option " + option + ": login [--as NAME] [--data DIR] [--issuer URL]");
                }
            }
            return new Asked(user, data, issuer);
        }

        /** The realm's address. */
        String realm() {
            if (issuer != null) {
                return issuer;
            }
            DataFolder folder = DataFolder.at(data);
            var keycloak =
                    folder.read(Platform.STATE).orElseGet(Properties::new).getProperty("keycloak.address", "");
            if (!folder.isHeld() || keycloak.isEmpty()) {
                throw new StartFailure("Nothing runs on " + folder.path()
                        + "; start it with ./openpractice up, name its folder with --data DIR, or another platform's"
                        + " realm with --issuer URL");
            }
            return keycloak + "/realms/" + Realm.NAME;
        }
    }

    public static void main(String[] arguments) {
        try {
            Asked asked = Asked.of(List.of(arguments));
            var http = HttpClient.newBuilder()
                    .connectTimeout(Duration.ofSeconds(5))
                    .build();
            var login = DeviceLogin.at(http, asked.realm());
            System.err.printf(
                    "Open this link %sand log in; the page shows the code %s:%n  %s%n",
                    asked.user() == null ? "" : "as " + asked.user() + " ", login.code(), login.link());
            var signedIn = login.await();
            System.err.println(told(signedIn, asked.user(), Instant.now()));
            System.out.println(signedIn.accessToken());
        } catch (StartFailure e) {
            System.err.println("openpractice: " + e.getMessage());
            System.exit(1);
        }
    }

    /**
     * What is worth saying of the login.
     *
     * @throws StartFailure when somebody else logged in than was to
     */
    static String told(DeviceLogin.SignedIn signedIn, @Nullable String user, Instant now) {
        if (user != null && !user.equals(signedIn.user())) {
            throw new StartFailure("That was " + signedIn.user() + ", not " + user
                    + ": their browser was signed in already. Open the link in a private window, or on " + user
                    + "'s own machine");
        }
        var age = Duration.between(signedIn.loggedInAt(), now);
        return "Signed in as %s until %s%s"
                .formatted(
                        signedIn.user(),
                        signedIn.expiresAt(),
                        age.compareTo(RECENT) > 0
                                ? ("; their browser was signed in for %d minutes, which a second person's step may"
                                                + " refuse (step-up-required): log in from a private window for those")
                                        .formatted(age.toMinutes())
                                : "");
    }
}
