package org.openpractice.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipFile;

/**
 * Which program wrote a data folder last: the version of each service's tables, which is the number of its last migration, and of
 * PostgreSQL, Kafka and Keycloak. A newer program brings older data to its state when it starts; an older one must not touch newer
 * data, whose tables it does not know.
 */
final class WrittenBy {

    static final String FILE = "written-by.properties";

    private static final Pattern MIGRATION = Pattern.compile("(?:^|/)db/(?:platform|migration)/V(\\d+)__.*\\.sql$");
    private static final String POSTGRESQL = "postgresql";

    private WrittenBy() {}

    /** What the built programs are. */
    static Properties program(Path projectRoot) {
        var versions = new Properties();
        versions.setProperty(POSTGRESQL, Folders.version(POSTGRESQL));
        versions.setProperty("kafka", Folders.version("kafka"));
        versions.setProperty("keycloak", Folders.version("keycloak"));
        for (Service service : Service.values()) {
            if (service.hasDatabase()) {
                versions.setProperty(service.slug(), lastMigration(service.program(projectRoot)));
            }
        }
        return versions;
    }

    /** The highest number of a migration in the program's own jar and in that of {@code platform}. */
    private static String lastMigration(Path program) {
        try (Stream<Path> own = Files.list(program.resolveSibling("app"));
                Stream<Path> libraries =
                        Files.list(program.resolveSibling("lib").resolve("main"))) {
            long last = 0;
            for (Path jar : Stream.concat(
                            own,
                            libraries.filter(
                                    library -> library.getFileName().toString().contains("openpractice")))
                    .toList()) {
                try (var zip = new ZipFile(jar.toFile())) {
                    last = Math.max(
                            last,
                            zip.stream()
                                    .map(entry -> MIGRATION.matcher(entry.getName()))
                                    .filter(matcher -> matcher.find())
                                    .mapToLong(matcher -> Long.parseLong(matcher.group(1)))
                                    .max()
                                    .orElse(0));
                }
            }
            return Long.toString(last);
        } catch (IOException e) {
            throw new StartFailure("Cannot read the program in " + program + ": " + e.getMessage(), e);
        }
    }

    /**
     * Compares with what the folder says, and writes there what the program is: from here on an older one must not start.
     *
     * @param tell told what is brought to a newer state
     * @throws StartFailure when the data are newer than the program, or are those of another PostgreSQL, which cannot read them
     */
    static void check(DataFolder folder, Properties program, Consumer<String> tell) {
        Properties data = folder.read(FILE).orElseGet(Properties::new);
        refuseNewer(data, program, "The data folder " + folder.path());
        List<String> older = program.stringPropertyNames().stream()
                .sorted()
                .filter(part -> data.getProperty(part) != null)
                .filter(part -> compare(data.getProperty(part), program.getProperty(part)) < 0)
                .map(part -> named(part) + " from " + data.getProperty(part) + " to " + program.getProperty(part))
                .toList();
        if (!older.isEmpty()) {
            tell.accept(
                    "the data are of an older OpenPractice and are brought to this one: " + String.join(", ", older));
        }
        folder.write(FILE, program);
    }

    /**
     * @param data versions by part; what is not said there is older
     * @param what begins the sentence of the refusal
     * @throws StartFailure in one line, which says what to do
     */
    static void refuseNewer(Properties data, Properties program, String what) {
        for (String part : program.stringPropertyNames().stream().sorted().toList()) {
            String written = data.getProperty(part);
            String known = program.getProperty(part);
            if (written == null) {
                continue;
            }
            boolean anotherPostgresql =
                    part.equals(POSTGRESQL) && !major(written).equals(major(known));
            // Within a major version PostgreSQL's files stay as they are.
            if (anotherPostgresql || (compare(written, known) > 0 && !part.equals(POSTGRESQL))) {
                throw new StartFailure(
                        "%s is of %s OpenPractice (%s is %s there, this program has %s): %s"
                                .formatted(
                                        what,
                                        compare(written, known) > 0 ? "a newer" : "another",
                                        named(part),
                                        written,
                                        known,
                                        "use it with the OpenPractice that wrote it, or start on another folder with --data DIR"));
            }
        }
    }

    /** For somebody who reads of it: a service's number is that of its tables. */
    private static String named(String part) {
        return Stream.of(Service.values()).anyMatch(service -> service.slug().equals(part))
                ? "tables of " + part
                : part;
    }

    private static String major(String version) {
        return version.replaceFirst("\\..*", "");
    }

    /** Number by number. */
    private static int compare(String one, String other) {
        return Arrays.compare(numbers(one), numbers(other));
    }

    private static long[] numbers(String version) {
        return List.of(version.split("[^0-9]+")).stream()
                .filter(number -> !number.isEmpty())
                .mapToLong(Long::parseLong)
                .toArray();
    }
}
