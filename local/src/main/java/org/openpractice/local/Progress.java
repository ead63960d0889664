package org.openpractice.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What the launcher tells the person in front of it: short lines with the seconds since the start, and tables. */
public final class Progress {

    /** No line is longer, unless a word is. */
    static final int WIDTH = 120;

    /** So far to the right begins what is told after the seconds. */
    private static final int CLOCK = 11;

    private final PrintStream out;
    private final long began = System.nanoTime();

    public Progress(PrintStream out) {
        this.out = out;
    }

    /** Something has happened. */
    public synchronized void tell(String what) {
        double seconds = Duration.ofNanos(System.nanoTime() - began).toMillis() / 1000.0;
        print(String.format(Locale.ROOT, "%7.1f s  %s", seconds, what), CLOCK);
        out.flush();
    }

    public synchronized void line(String text) {
        print(text, indent(text) + 2);
        out.flush();
    }

    public synchronized void heading(String text) {
        out.println();
        out.println(text);
        out.println("-".repeat(text.length()));
        out.flush();
    }

    /**
     * A table; a column whose cells are all numbers or amounts stands to the right. Where it would be too wide the widest columns are
     * made narrower, and their cells go on below.
     */
    public synchronized void table(List<String> header, List<List<String>> rows) {
        List<Boolean> toTheRight = IntStream.range(0, header.size())
                .mapToObj(column -> !rows.isEmpty()
                        && rows.stream().allMatch(row -> row.get(column).matches("[-$]?[0-9.,:%]*")))
                .toList();
        int[] widths = widths(header, rows);
        print(header, widths, toTheRight);
        print(Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths, toTheRight);
        rows.forEach(row -> print(row, widths, toTheRight));
        out.flush();
    }

    private static int[] widths(List<String> header, List<List<String>> rows) {
        int[] widths = IntStream.range(0, header.size())
                .map(column -> Stream.concat(Stream.of(header), rows.stream())
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        int left = WIDTH - 2 * widths.length;
        for (int excess = Arrays.stream(widths).sum() - left;
                excess > 0;
                excess = Arrays.stream(widths).sum() - left) {
            int widest = IntStream.range(0, widths.length)
                    .reduce((one, other) -> widths[one] >= widths[other] ? one : other)
                    .orElseThrow();
            int next = IntStream.range(0, widths.length)
                    .filter(column -> column != widest)
                    .map(column -> widths[column])
                    .max()
                    .orElse(0);
            widths[widest] = Math.max(widths[widest] - excess, Math.min(next, widths[widest] - 1));
        }
        return widths;
    }

    private void print(List<String> cells, int[] widths, List<Boolean> toTheRight) {
        List<List<String>> wrapped = IntStream.range(0, widths.length)
                .mapToObj(column -> wrap(cells.get(column), widths[column], 0, true))
                .toList();
        int height = wrapped.stream().mapToInt(List::size).max().orElse(0);
        for (int i = 0; i < height; i++) {
            int line = i;
            out.println(IntStream.range(0, widths.length)
                    .mapToObj(column -> {
                        String cell = line < wrapped.get(column).size()
                                ? wrapped.get(column).get(line)
                                : "";
                        String padding = " ".repeat(widths[column] - cell.length());
                        return toTheRight.get(column) ? padding + cell : cell + padding;
                    })
                    .collect(Collectors.joining("  ", "  ", ""))
                    .stripTrailing());
        }
    }

    private void print(String text, int indent) {
        for (String line : text.split("\n", -1)) {
            wrap(line, WIDTH, indent, false).forEach(out::println);
        }
    }

    private static int indent(String text) {
        return text.length() - text.stripLeading().length();
    }

    /**
     * Breaks a text at its blanks.
     *
     * @param indent how far all lines but the first stand to the right
     * @param cut whether a word that is longer than a line is cut; a path is more useful whole
     */
    private static List<String> wrap(String text, int width, int indent, boolean cut) {
        var lines = new ArrayList<String>();
        String rest = text;
        while (rest.length() > width) {
            int start = lines.isEmpty() ? indent(rest) : indent;
            int blank = rest.lastIndexOf(' ', width);
            if (blank <= start) {
                blank = cut ? width : rest.indexOf(' ', Math.max(width, start));
            }
            if (blank < 0) {
                break;
            }
            lines.add(rest.substring(0, blank).stripTrailing());
            rest = " ".repeat(indent) + rest.substring(blank).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
