package org.openpractice.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** What the launcher tells the person in front of it: short lines with the seconds since the start, and tables. */
public final class Progress {

    private final PrintStream out;
    private final long began = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Something has happened. */
    public synchronized void tell(String what) {
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        out.printf(Locale.ROOT, "%7.1f s  %s%n", seconds, what);
        out.flush();
    }

    public synchronized void line(String text) {
        out.println(text);
        out.flush();
    }

    public synchronized void heading(String text) {
        out.println();
        out.println(text);
        out.println("-".repeat(text.length()));
        out.flush();
    }

    /** A table; a column whose cells are all numbers or amounts stands to the right. */
    public synchronized void table(List<String> header, List<List<String>> rows) {
        List<Integer> widths = IntStream.range(0, header.size())
                .map(column -> Math.max(
                        header.get(column).length(),
                        rows.stream()
                                .mapToInt(row -> row.get(column).length())
                                .max()
                                .orElse(0)))
                .boxed()
                .toList();
        List<Boolean> toTheRight = IntStream.range(0, header.size())
                .mapToObj(column -> !rows.isEmpty()
                        && rows.stream().allMatch(row -> row.get(column).matches("[-$]?[0-9.,:%]*")))
                .toList();
        print(header, widths, toTheRight);
        print(widths.stream().map("-"::repeat).toList(), widths, toTheRight);
        rows.forEach(row -> print(row, widths, toTheRight));
        out.flush();
    }

    private void print(List<String> cells, List<Integer> widths, List<Boolean> toTheRight) {
        out.println(IntStream.range(0, cells.size())
                .mapToObj(column -> {
                    String padding =
                            " ".repeat(widths.get(column) - cells.get(column).length());
                    return toTheRight.get(column) ? padding + cells.get(column) : cells.get(column) + padding;
                })
                .collect(Collectors.joining("  ", "  ", ""))
                .stripTrailing());
    }
}
