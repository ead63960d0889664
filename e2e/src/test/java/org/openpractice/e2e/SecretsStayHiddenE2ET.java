package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openpractice.e2e.E2ePlatform.Told;

/**
 * The story planted social security numbers and bank accounts through the API. They are nowhere to be found: not in a
 * column of any table, not in the bytes of the databases and their logs of changes, not in a topic, not in a log.
 *
 * <p>Comes first: all that is there is searched, and other tests make gigabytes.
 */
@Order(1)
@ExtendWith(E2ePlatform.class)
class SecretsStayHiddenE2ET {

    private static final Pattern SSN = Pattern.compile("(?<![0-9])89[0-9]-[0-9]{2}-21[0-9]{2}(?![0-9])");
    private static final Pattern ACCOUNT = Pattern.compile("(?<![0-9])77[0-9]{8}(?![0-9])");

    private final Told told;

    SecretsStayHiddenE2ET(Told told) {
        this.told = told;
    }

    /** The accounts are the story's: they stand in the file for the bank, and nowhere else. */
    private TreeSet<String> accounts() throws IOException {
        var accounts = new TreeSet<String>();
        try (Stream<Path> files = Files.list(told.files())) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".ach")).toList()) {
                for (String line : Files.readAllLines(file, StandardCharsets.US_ASCII)) {
                    if (line.startsWith("6")) {
                        accounts.add(line.substring(12, 29).strip());
                    }
                }
            }
        }
        return accounts;
    }

    @Test
    void noColumnOfAnyTableHoldsOne() throws SQLException, IOException {
        var accounts = accounts();
        assertThat(accounts)
                .hasSizeGreaterThan(30)
                .allMatch(account -> ACCOUNT.matcher(account).matches());
        var found = new ArrayList<String>();
        for (String service : List.of("staff", "payroll", "billing", "compliance")) {
            try (var connection = told.platform().database().superuserConnection(service);
                    var tables = connection
                            .createStatement()
                            .executeQuery("select relname from pg_class c join pg_namespace n on n.oid = c.relnamespace"
                                    + " where n.nspname = 'public' and c.relkind = 'r'")) {
                while (tables.next()) {
                    String table = tables.getString(1);
                    try (var row =
                            connection.createStatement().executeQuery("select t::text from \"" + table + "\" t")) {
                        while (row.next()) {
                            if (leaks(row.getString(1), accounts)) {
                                found.add(service + "." + table);
                                break;
                            }
                        }
                    }
                }
            }
        }
        assertThat(found).as("tables that hold a planted number in clear").isEmpty();
    }

    @Test
    void noByteOnDiskAndNoLogHoldsOne() throws IOException {
        var accounts = accounts();
        var found = new ArrayList<String>();
        Path data = told.platform().folder().path();
        int searched = 0;
        try (Stream<Path> files = Files.walk(data)) {
            for (Path file :
                    files.filter(Files::isRegularFile).filter(Files::isReadable).toList()) {
                // Keycloak's own database and the shared archive hold no data of ours.
                if (file.startsWith(data.resolve("keycloak"))) {
                    continue;
                }
                try {
                    if (leaks(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1), accounts)) {
                        found.add(data.relativize(file).toString());
                    }
                    searched++;
                } catch (NoSuchFileException e) {
                    // PostgreSQL recycles segments of its log while we look; what was in them is in the tables. It also
                    // throws away copies of its catalog.
                    assertThat(file.toString()).containsAnyOf("pg_wal", "pg_internal.init");
                }
            }
        }
        // Containers keep what PostgreSQL and Kafka write; then there are the services' files and logs.
        assertThat(searched).isGreaterThan(told.platform().postgresql().pid() == 0 ? 5 : 100);
        assertThat(found).as("files that hold a planted number in clear").isEmpty();
    }

    private static boolean leaks(String text, TreeSet<String> accounts) {
        if (SSN.matcher(text).find()) {
            return true;
        }
        var match = ACCOUNT.matcher(text);
        while (match.find()) {
            if (accounts.contains(match.group())) {
                return true;
            }
        }
        return false;
    }
}
