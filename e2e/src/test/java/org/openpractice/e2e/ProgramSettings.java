package org.openpractice.e2e;

import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * The environment variables that a program of ours reads, found where it reads them: in its configuration and at its
 * {@code @ConfigProperty} annotations.
 *
 * @param needed it does not start, or does not work, without them
 * @param optional it has its own idea without them
 */
record ProgramSettings(Set<String> needed, Set<String> optional) {

    private static final String OURS = "openpractice.";
    private static final Pattern INJECTED =
            Pattern.compile("@ConfigProperty\\(name = \"([^\"]+)\"([^)]*)\\)\\s*([\\w.<>]+)");
    private static final Pattern EXPRESSION = Pattern.compile("\\$\\{([A-Za-z0-9_.-]+)");

    /** What each of the four services reads: all the same, for all of it is the platform's. */
    static ProgramSettings ofService(String service) {
        var settings = new ProgramSettings(new TreeSet<>(), new TreeSet<>());
        settings.readProperties(Checkout.read("platform/src/main/resources/META-INF/microprofile-config.properties"));
        settings.readProperties(Checkout.read(service + "-service/src/main/resources/application.properties"));
        settings.readSources("platform");
        settings.readSources(service + "-service");
        return settings;
    }

    static ProgramSettings ofGateway() {
        var settings = new ProgramSettings(new TreeSet<>(), new TreeSet<>());
        settings.readProperties(Checkout.read("gateway/src/main/resources/application.properties"));
        settings.readSources("gateway");
        return settings;
    }

    private void readProperties(String properties) {
        for (String line : properties.lines().map(String::strip).toList()) {
            if (line.isEmpty() || line.startsWith("#") || line.startsWith("%test.")) {
                continue;
            }
            String key = line.substring(0, Math.max(0, line.indexOf('=')));
            if (key.startsWith(OURS)) {
                needed.add(variable(key)); // its value there suits one machine
            }
            var expressions = EXPRESSION.matcher(line.substring(line.indexOf('=') + 1));
            while (expressions.find()) {
                String name = expressions.group(1);
                if (name.startsWith(OURS) || name.startsWith("OPENPRACTICE_")) {
                    needed.add(variable(name));
                }
            }
        }
    }

    private void readSources(String module) {
        for (var source : Checkout.sources(module)) {
            var injected = INJECTED.matcher(Checkout.read(source));
            while (injected.find()) {
                if (injected.group(1).startsWith(OURS)) {
                    boolean hasItsOwn = injected.group(2).contains("defaultValue")
                            || injected.group(3).startsWith("Optional");
                    (hasItsOwn ? optional : needed).add(variable(injected.group(1)));
                }
            }
        }
    }

    /** As MicroProfile Config maps names to environment variables. */
    static String variable(String property) {
        return property.replaceAll("[^A-Za-z0-9]", "_").toUpperCase(java.util.Locale.ROOT);
    }
}
