package org.openpractice.local;

import java.io.IOException;
import java.io.PrintStream;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BooleanSupplier;

/** The log of a part: its last lines, and what is added. A line that a service writes as JSON is told in words. */
final class Logs {

    private static final int LAST = 200;

    private Logs() {}

    /** @throws StartFailure when there is no such part, naming those there are, or it has no log */
    static Path of(DataFolder folder, String part) {
        if (!Platform.PARTS.contains(part)) {
            throw new StartFailure("No part " + part + "; there are: " + String.join(", ", Platform.PARTS));
        }
        Path log = part.equals("postgresql")
                ? folder.path().resolve("postgresql/postgresql.log")
                : folder.path().resolve("logs/" + part + ".log");
        if (!Files.isRegularFile(log)) {
            throw new StartFailure("There is no log of " + part + " in " + folder.path() + " yet");
        }
        return log;
    }

    /** Prints the last lines. */
    static void last(Path log, PrintStream out) throws IOException {
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        lines.subList(Math.max(0, lines.size() - LAST), lines.size()).forEach(line -> print(line, out));
        out.flush();
    }

    /** Prints what is added from now on, also after the part was started again, which begins a new file. */
    static void follow(Path log, PrintStream out, BooleanSupplier goOn) throws IOException {
        RandomAccessFile file = new RandomAccessFile(log.toFile(), "r");
        try {
            Object key = key(log);
            file.seek(file.length());
            while (goOn.getAsBoolean()) {
                String line = file.readLine();
                if (line != null) {
                    print(line, out);
                } else if (Files.exists(log) && !key.equals(key(log))) {
                    file.close();
                    file = new RandomAccessFile(log.toFile(), "r");
                    key = key(log);
                } else {
                    out.flush();
                    Readiness.pause();
                }
            }
        } finally {
            file.close();
        }
    }

    private static Object key(Path log) throws IOException {
        Object key = Files.readAttributes(log, java.nio.file.attribute.BasicFileAttributes.class)
                .fileKey();
        return key == null ? log : key;
    }

    private static void print(String latin1, PrintStream out) {
        String line = new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        out.println(LogLine.withTime(line));
    }
}
