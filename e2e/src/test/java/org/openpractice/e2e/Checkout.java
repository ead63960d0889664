package org.openpractice.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The files of this project, as they are checked out. */
final class Checkout {

    static final List<String> SERVICES = List.of("staff", "payroll", "billing", "compliance");

    private Checkout() {}

    static Path root() {
        return Path.of(System.getProperty("project.root", ".."))
                .toAbsolutePath()
                .normalize();
    }

    static Path path(String relative) {
        return root().resolve(relative);
    }

    static String read(String relative) {
        return read(path(relative));
    }

    static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Files below the folder whose names end so, in the order of their names. */
    static List<Path> filesIn(String folder, String ending) {
        try (var files = Files.walk(path(folder))) {
            return files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Main sources of a module. */
    static List<Path> sources(String module) {
        return filesIn(module + "/src/main/java", ".java");
    }
}
