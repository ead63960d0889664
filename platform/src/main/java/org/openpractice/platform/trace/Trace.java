package org.openpractice.platform.trace;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.openpractice.contracts.Money;

/** The steps of a calculation in the order they were taken, for a person to follow with the form in hand. */
public final class Trace {

    /**
     * One step.
     *
     * @param rule worksheet, section or table the step comes from, with its year
     * @param line line of the worksheet, or a short name where the rule has none
     * @param text what the line is
     * @param value what it came to
     */
    public record Line(String rule, String line, String text, String value) {}

    private final List<Line> lines = new ArrayList<>();
    private final Predicate<String> kept;

    public Trace() {
        this(line -> true);
    }

    private Trace(Predicate<String> kept) {
        this.kept = kept;
    }

    /** Keeps nothing: the same calculation without the telling of it. */
    public static Trace none() {
        return new Trace(line -> false);
    }

    /** Keeps only the steps with one of these short names: what somebody must be told without asking for the rest. */
    public static Trace only(Set<String> lines) {
        return new Trace(lines::contains);
    }

    public void add(String rule, String line, String text, BigDecimal value) {
        if (kept.test(line)) {
            lines.add(new Line(rule, line, text, plain(value)));
        }
    }

    public void add(String rule, String line, String text, Money value) {
        if (kept.test(line)) {
            lines.add(new Line(rule, line, text, value.amount()));
        }
    }

    public void add(String rule, String line, String text, String value) {
        if (kept.test(line)) {
            lines.add(new Line(rule, line, text, value));
        }
    }

    /** For a text that is put together of parts: nobody puts it together when nothing is kept. */
    public void add(String rule, String line, Supplier<String> text, BigDecimal value) {
        if (kept.test(line)) {
            add(rule, line, text.get(), value);
        }
    }

    /** For a text that is put together of parts: nobody puts it together when nothing is kept. */
    public void add(String rule, String line, Supplier<String> text, Money value) {
        if (kept.test(line)) {
            add(rule, line, text.get(), value);
        }
    }

    /** For a text that is put together of parts: nobody puts it together when nothing is kept. */
    public void add(String rule, String line, Supplier<String> text, String value) {
        if (kept.test(line)) {
            add(rule, line, text.get(), value);
        }
    }

    /** Where the telling stands now, for {@link #backTo}. */
    public int mark() {
        return lines.size();
    }

    /** Takes back everything told since. */
    public void backTo(int mark) {
        lines.subList(mark, lines.size()).clear();
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    /** At least two places, at most four: rates and quotients stay readable, amounts look like amounts. */
    private static String plain(BigDecimal value) {
        var shown = value.setScale(4, java.math.RoundingMode.HALF_UP).stripTrailingZeros();
        return (shown.scale() < 2 ? shown.setScale(2) : shown).toPlainString();
    }
}
