package org.openpractice.local.api;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/**
 * {@code ./openpractice api-changes [REVISION]}: what changed in the kept OpenAPI documents since a git revision, the last tag or,
 * before there is one, the last commit. Ends with 1 when something breaks, with 2 when there is nothing to compare with.
 */
final class ApiComparison {

    private static final String FOLDER = "contracts/openapi";

    private final Path projectRoot;

    ApiComparison(Path projectRoot) {
        this.projectRoot = projectRoot;
    }

    static void main(String[] arguments) throws IOException, InterruptedException {
        if (arguments.length > 1 || arguments.length == 1 && arguments[0].startsWith("-")) {
            System.err.println("usage: ./openpractice api-changes [REVISION]");
            System.exit(2);
        }
        var comparison = new ApiComparison(
                Path.of(System.getProperty("project.root", ".")).toAbsolutePath());
        try {
            String revision = arguments.length == 1 ? arguments[0] : comparison.lastRelease();
            System.exit(comparison.since(revision, System.out) ? 1 : 0);
        } catch (IllegalArgumentException e) {
            System.err.println("openpractice: " + e.getMessage());
            System.exit(2);
        }
    }

    /** Prints every change; whether one breaks. */
    boolean since(String revision, PrintStream out) throws IOException, InterruptedException {
        var before = documents(filesOf(revision));
        var after = documents(files());
        var services = new TreeSet<>(before.keySet());
        services.addAll(after.keySet());
        int all = 0;
        int breaking = 0;
        var nothing = ApiDocument.of(List.of());
        for (String service : services) {
            for (ApiChange change :
                    ApiChanges.between(before.getOrDefault(service, nothing), after.getOrDefault(service, nothing))) {
                out.println(service + " " + change);
                all++;
                breaking += change.breaks() ? 1 : 0;
            }
        }
        out.println(all + " changes since " + revision + ", " + breaking + " of them break");
        return breaking > 0;
    }

    /** A service's documents by its name: those of a folder together, or the one file it had before there were folders. */
    private static SortedMap<String, ApiDocument> documents(Map<String, String> files) {
        var ofServices = new TreeMap<String, List<String>>();
        files.forEach((name, text) -> ofServices
                .computeIfAbsent(name.replaceFirst("(/.*|\\.yaml)$", ""), service -> new ArrayList<>())
                .add(text));
        var documents = new TreeMap<String, ApiDocument>();
        ofServices.forEach((service, texts) -> documents.put(service, ApiDocument.of(texts)));
        return documents;
    }

    private Map<String, String> files() throws IOException {
        Path folder = projectRoot.resolve(FOLDER);
        var files = new TreeMap<String, String>();
        try (var found = Files.walk(folder)) {
            for (Path file : found.filter(Files::isRegularFile).toList()) {
                files.put(folder.relativize(file).toString().replace('\\', '/'), Files.readString(file));
            }
        }
        return files;
    }

    private Map<String, String> filesOf(String revision) throws IOException, InterruptedException {
        var files = new TreeMap<String, String>();
        byte[] archive = git("archive", "--format=zip", revision, FOLDER);
        try (var zip = new ZipInputStream(new ByteArrayInputStream(archive))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (!entry.isDirectory()) {
                    files.put(
                            entry.getName().substring(FOLDER.length() + 1),
                            new String(zip.readAllBytes(), StandardCharsets.UTF_8));
                }
            }
        }
        return files;
    }

    String lastRelease() throws IOException, InterruptedException {
        try {
            return new String(git("describe", "--tags", "--abbrev=0"), StandardCharsets.UTF_8).strip();
        } catch (IllegalArgumentException noTag) {
            return "HEAD";
        }
    }

    /** @throws IllegalArgumentException with what git says against it */
    private byte[] git(String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("git", "-C", projectRoot.toString()));
        command.addAll(List.of(arguments));
        Path said = Files.createTempFile("api-changes", ".log");
        try {
            Process process =
                    new ProcessBuilder(command).redirectError(said.toFile()).start();
            byte[] output;
            try (InputStream stream = process.getInputStream()) {
                output = stream.readAllBytes();
            }
            if (process.waitFor() != 0) {
                throw new IllegalArgumentException(
                        Files.readString(said).strip().replaceFirst("^fatal: ", "git: "));
            }
            return output;
        } finally {
            Files.delete(said);
        }
    }
}
