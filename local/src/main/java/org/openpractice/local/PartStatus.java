package org.openpractice.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.stream.Stream;

/** What {@code status} says of one part, from what its launcher wrote down and what can be seen of its process. */
record PartStatus(
        String part,
        boolean ready,
        String state,
        String age,
        String restarts,
        long memoryMegabytes,
        List<String> rest) {

    static final List<String> HEADER =
            List.of("part", "state", "age", "restarts", "memory", "address", "process", "log");

    /** @param state what the launcher wrote down */
    static PartStatus of(String part, Properties state, Path folder) {
        String address = state.getProperty(part + ".address", "");
        long pid = Long.parseLong(state.getProperty(part + ".pid", "0"));
        boolean alive = ProcessHandle.of(pid).filter(ProcessHandle::isAlive).isPresent();
        boolean ready = alive && answers(part, address);
        String started = state.getProperty(part + ".started", "");
        String log = state.getProperty(part + ".log", "");
        return new PartStatus(
                part,
                ready,
                ready ? "ready" : pid == 0 ? "starting" : alive ? "not ready" : "down",
                alive && !started.isEmpty() ? age(Duration.between(Instant.parse(started), Instant.now())) : "",
                state.getProperty(part + ".restarts", "0"),
                alive ? memory(pid) : 0,
                List.of(
                        address,
                        Long.toString(pid),
                        log.isEmpty() ? "" : folder.relativize(Path.of(log)).toString()));
    }

    List<String> row() {
        return Stream.concat(
                        Stream.of(part, state, age, restarts, memoryMegabytes == 0 ? "" : memoryMegabytes + " MiB"),
                        rest.stream())
                .toList();
    }

    private static boolean answers(String part, String address) {
        return switch (part) {
            case "postgresql", "kafka", Platform.MAIL ->
                !FreePort.isFree(Integer.parseInt(address.substring(address.indexOf(':') + 1)));
            case "keycloak" -> Readiness.isReady(address + "/realms/" + Realm.NAME);
            case "gateway" -> Readiness.isReady(address + "/q/health");
            default -> Readiness.isReady(address + "/q/health/ready");
        };
    }

    /** In the two largest units: 3 d 4 h, 12 min, 45 s. */
    static String age(Duration age) {
        if (age.toMinutes() < 1) {
            return Math.max(0, age.toSeconds()) + " s";
        }
        if (age.toHours() < 1) {
            return age.toMinutes() + " min";
        }
        return age.toDays() < 1
                ? age.toHours() + " h " + age.toMinutesPart() + " min"
                : age.toDays() + " d " + age.toHoursPart() + " h";
    }

    /**
     * What the process and those it started hold of the machine's memory, what they share counted by each one's part (PSS), in MiB;
     * 0 where the system does not tell.
     */
    static long memory(long pid) {
        return ProcessHandle.of(pid).stream()
                        .flatMap(process -> Stream.concat(Stream.of(process), process.descendants()))
                        .mapToLong(process -> ownKilobytes(process.pid()).orElse(0))
                        .sum()
                / 1024;
    }

    /** What the process alone holds, in MiB. */
    static long ownMemory(long pid) {
        return ownKilobytes(pid).orElse(0) / 1024;
    }

    private static OptionalLong ownKilobytes(long pid) {
        try (Stream<String> lines = Files.lines(Path.of("/proc", Long.toString(pid), "smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
                    .findFirst();
        } catch (IOException | java.io.UncheckedIOException e) {
            return OptionalLong.empty();
        }
    }
}
