package org.openpractice.local;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Driver;
import java.sql.SQLException;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * Keycloak's database: one file of H2, which a running Keycloak keeps to itself. H2 appends to it and writes over what is obsolete
 * only after three quarters of a minute, so a copy that is made faster holds a whole state, at most a second old; that it does is
 * seen by opening another copy.
 */
final class KeycloakDatabase {

    private static final int ATTEMPTS = 5;

    private KeycloakDatabase() {}

    /**
     * @param jars the folder with H2's jar
     * @return a copy that can be read, in a temporary folder that is deleted when this process ends
     */
    static Path copy(Path database, Path jars) throws IOException {
        Path folder = Folders.temporary("openpractice-keycloak-copy-");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> Folders.delete(folder), "delete-keycloak-copy"));
        SQLException last = new SQLException("it is not there");
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            Path copy = folder.resolve("copy.mv.db");
            Path opened = folder.resolve("opened.mv.db");
            Files.copy(database, copy, StandardCopyOption.REPLACE_EXISTING);
            Files.copy(copy, opened, StandardCopyOption.REPLACE_EXISTING);
            try {
                read(folder.resolve("opened"), jars);
                return copy;
            } catch (SQLException e) {
                last = e;
                Readiness.pause();
            }
        }
        throw new IOException("Keycloak's database " + database + " could not be copied: " + last.getMessage(), last);
    }

    private static void read(Path database, Path jars) throws IOException, SQLException {
        try (var loader = new URLClassLoader(new URL[] {driver(jars).toUri().toURL()})) {
            var driver = (Driver)
                    loader.loadClass("org.h2.Driver").getDeclaredConstructor().newInstance();
            // As Keycloak opens it: the file is its own, there is no user.
            String url = "jdbc:h2:file:" + database + ";IFEXISTS=TRUE;NON_KEYWORDS=VALUE";
            try (var connection = driver.connect(url, new Properties());
                    var statement = connection.createStatement();
                    var row = statement.executeQuery("select count(*) from user_entity")) {
                row.next();
            }
        } catch (ReflectiveOperationException e) {
            throw new IOException("Keycloak's H2 has no driver", e);
        }
    }

    private static Path driver(Path jars) throws IOException {
        try (Stream<Path> all = Files.list(jars)) {
            return all.filter(jar -> jar.getFileName().toString().startsWith("com.h2database.h2-"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("no H2 in " + jars));
        }
    }
}
