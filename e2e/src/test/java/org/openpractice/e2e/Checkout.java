package org.openpractice.e2e;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** The files of this project, as they are checked out. */
final class Checkout {

    static final List<String> SERVICES = List.of("staff", "payroll", "billing", "compliance");

    private static final Set<String> NOT_OURS =
            Set.of(".git", ".idea", "target", "node_modules", "mvnw", "package-lock.json");
    private static final Pattern TEXT = Pattern.compile(
            ".*\\.(java|md|sql|json|ya?ml|properties|xml|html|css|js|mjs|sh|txt|example)|openpractice|run|Dockerfile");

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

    /** Every text that people wrote here: not what the build made, the Maven wrapper, or files of other parties. */
    static List<Path> texts() {
        var texts = new ArrayList<Path>();
        try {
            Files.walkFileTree(root(), new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                    return NOT_OURS.contains(folder.getFileName().toString())
                            ? FileVisitResult.SKIP_SUBTREE
                            : FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                    var name = file.getFileName().toString();
                    if (TEXT.matcher(name).matches() && !NOT_OURS.contains(name)) {
                        texts.add(file);
                    }
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return texts;
    }

    /** Main sources of a module. */
    static List<Path> sources(String module) {
        return filesIn(module + "/src/main/java", ".java");
    }
}
