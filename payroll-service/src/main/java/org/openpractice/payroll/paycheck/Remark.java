package org.openpractice.payroll.paycheck;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openpractice.platform.trace.Trace;

/**
 * What whoever approves a run must know of a paycheck. The step of the calculation that finds it tells it under the short
 * name of its kind; the trace of a single paycheck has it too, but nobody reads thousands of these.
 *
 * @param what a sentence, the same for everybody of whom the same is true
 */
public record Remark(Kind kind, String what) {

    public enum Kind {
        /** A tax that is due or may be, and is not withheld. */
        NOT_WITHHELD("not withheld"),
        /** Days of employment that the run does not pay. */
        NOT_PAID("not paid"),
        /** A rule of the law that was not checked, because its figure is not known here. */
        NOT_CHECKED("not checked");

        private final String line;

        Kind(String line) {
            this.line = line;
        }

        /** Short name under which a trace has it. */
        public String line() {
            return line;
        }
    }

    private static final Set<String> LINES =
            Arrays.stream(Kind.values()).map(Kind::line).collect(Collectors.toSet());

    /** A trace that keeps nothing else. */
    public static Trace trace() {
        return Trace.only(LINES);
    }

    public static List<Remark> of(List<Trace.Line> told) {
        return told.stream().flatMap(line -> of(line).stream()).distinct().toList();
    }

    private static Optional<Remark> of(Trace.Line line) {
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.line.equals(line.line()))
                .findFirst()
                .map(kind -> new Remark(kind, line.text()));
    }
}
