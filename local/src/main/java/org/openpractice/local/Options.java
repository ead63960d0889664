package org.openpractice.local;

import java.nio.file.Path;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the command line and the environment ask for.
 *
 * @param about the part of {@code logs}, the file of {@code backup} and {@code restore}; null for others
 * @param data the data folder, or null where the command chooses
 * @param port the gateway's port, 0 for the usual one
 * @param once whether {@code demo} ends after the story
 * @param follow whether {@code logs} goes on with what is added
 * @param files where the story puts the files it makes
 * @param clockStart where the business clock starts, null for the command's choice
 */
record Options(
        String command,
        @Nullable String about,
        @Nullable Path data,
        int port,
        boolean once,
        boolean follow,
        Path files,
        @Nullable Instant clockStart) {

    static final String USAGE = """
            usage: ./openpractice COMMAND [OPTIONS]
              demo    start everything on fresh data, tell the story, stay up until Ctrl-C
                        --once        end after the story: exit code 0 only if it came true
                        --files DIR   where the story puts its files (default target/demo)
              up      start everything, keep data, stay up until Ctrl-C or down
              down    stop what up started on this data folder
              status  what runs where, since when, how often it was started again, what memory it holds, where its log is
              login   print a link, wait until somebody logged in behind it, print their token: token=$(./openpractice login)
                        --as NAME       refuse anybody else
                        --issuer URL    at another platform's realm
              logs NAME   the last lines of a part's log; NAME as status shows it
                        --follow        and what is added, until Ctrl-C
              backup FILE    copies the data folder into one file, while it runs or not; the file holds the keys and passwords too
              restore FILE   makes a data folder of a backup; the folder must be empty
              prepare   makes starts quick: keeps the loaded classes of the programs; a build does it by itself
              test    every check and test
                        --module NAME   those of one module, such as staff
                        --containers    on PostgreSQL, Kafka and Keycloak in containers, or not at all
              api-changes [REVISION]   what changed in the APIs since a git revision (default the last tag, without one the last
                        commit); exit code 1 when a change breaks a program that uses them
              benchmark   a pay run of 10,000 and 100,000 people beside plain SQL; no test, nothing is asserted about time
              help    this text
            options of demo, up, down, status, logs, backup, restore:
              --data DIR    the data folder (default ~/.openpractice/data; demo: a temporary one)
              --port N      the gateway's port (default 8080 if free for up, any for demo)
              --clock-start INSTANT   where the business clock starts, such as 2026-11-02T13:00:00Z
            environment: OPENPRACTICE_DATA, OPENPRACTICE_CACHE, OPENPRACTICE_CLOCK_START, OPENPRACTICE_DEMO_PASSWORD,
              OPENPRACTICE_<PART>_PORT for GATEWAY, STAFF, PAYROLL, BILLING, COMPLIANCE, POSTGRESQL, KAFKA, KEYCLOAK
            """;

    private static final Set<String> COMMANDS =
            Set.of("demo", "up", "down", "status", "logs", "backup", "restore", "prepare");

    /** What each of these is about, which it needs. */
    private static final Map<String, String> ABOUT =
            Map.of("logs", "the NAME of a part", "backup", "the FILE to make", "restore", "the FILE to read");

    static Options parse(List<String> arguments, Path projectRoot) {
        if (arguments.isEmpty() || !COMMANDS.contains(arguments.getFirst())) {
            throw new StartFailure(
                    arguments.isEmpty() ? USAGE : "Unknown command " + arguments.getFirst() + "\n" + USAGE);
        }
        String command = arguments.getFirst();
        @Nullable Path data = dataOfEnvironment();
        @Nullable
        Instant clockStart =
                fromEnvironment("OPENPRACTICE_CLOCK_START") instanceof String instant ? instant(instant) : null;
        int port = 0;
        boolean once = false;
        boolean follow = false;
        @Nullable String about = null;
        Path files = projectRoot.resolve("target/demo");
        var rest = arguments.subList(1, arguments.size()).iterator();
        while (rest.hasNext()) {
            String option = rest.next();
            switch (option) {
                case "--once" -> once = true;
                case "--follow", "-f" -> follow = true;
                case "--data" -> data = Path.of(value(option, rest.hasNext() ? rest.next() : null));
                case "--files" -> files = Path.of(value(option, rest.hasNext() ? rest.next() : null));
                case "--port" -> port = port(value(option, rest.hasNext() ? rest.next() : null));
                case "--clock-start" -> clockStart = instant(value(option, rest.hasNext() ? rest.next() : null));
                default -> {
                    if (option.startsWith("-") || about != null || !ABOUT.containsKey(command)) {
                        throw new StartFailure("Unknown option " + option + "\n" + USAGE);
                    }
                    about = option;
                }
            }
        }
        if (ABOUT.containsKey(command) && about == null) {
            throw new StartFailure(command + " needs " + ABOUT.get(command) + "\n" + USAGE);
        }
        return new Options(
                command, about, data, port, once, follow, files.toAbsolutePath().normalize(), clockStart);
    }

    /** The data folder of all commands but {@code demo}. */
    Path dataOrDefault() {
        return data == null ? Folders.usualData() : data;
    }

    /** The part or file, which {@link #parse} made sure of. */
    String aboutOrFail() {
        if (about == null) {
            throw new IllegalStateException(command + " is about nothing");
        }
        return about;
    }

    /** {@code OPENPRACTICE_DATA}; null when it is not set. */
    static @Nullable Path dataOfEnvironment() {
        return fromEnvironment("OPENPRACTICE_DATA") instanceof String folder ? Path.of(folder) : null;
    }

    private static @Nullable String fromEnvironment(String name) {
        String value = System.getenv(name);
        return value == null || value.isBlank() ? null : value;
    }

    private static String value(String option, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw new StartFailure(option + " needs a value\n" + USAGE);
        }
        return value;
    }

    private static int port(String value) {
        if (!value.matches("[0-9]{1,5}") || Integer.parseInt(value) > 65535) {
            throw new StartFailure("--port needs a number up to 65535, got " + value);
        }
        return Integer.parseInt(value);
    }

    private static Instant instant(String value) {
        try {
            return Instant.parse(value);
        } catch (DateTimeParseException e) {
            throw new StartFailure("expected an instant such as 2026-11-02T13:00:00Z, got " + value, e);
        }
    }
}
