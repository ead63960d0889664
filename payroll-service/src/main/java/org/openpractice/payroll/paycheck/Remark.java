package org.openpractice.payroll.paycheck;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openpractice.platform.trace.Trace;

/**
 * What whoever approves a run must know of a paycheck. The step of the calculation that finds it tells it under the short
 * name of its kind; the trace of a single paycheck has it too, but nobody reads thousands of these.
 *
 * @param what a sentence, the same for everybody of whom the same is true
 */
public record Remark(Kind kind, String what) {

    /** What a remark is about. */
    public enum Kind {
        /** A tax that is due or may be, and is not withheld. */
        NOT_WITHHELD("not withheld"),
        /** Days of employment that the run does not pay. */
        NOT_PAID("not paid"),
        /** A rule of the law that was not checked, because its figure is not known here. */
        NOT_CHECKED("not checked"),
        /** A net pay that was asked for to the cent and that no gross comes to, because each tax is rounded. */
        NOT_EXACT("not exact"),
        /** An advance of pay of which a rest stays owed after final pay. */
        NOT_REPAID("not repaid"),
        /** Pay or time that may be right and is hardly ever meant. */
        UNUSUAL("unusual");

        private final String line;

        Kind(String line) {
            this.line = line;
        }

        /** Short name under which a trace has it. */
        public String line() {
            return line;
        }
    }

    private static final Map<String, Kind> KINDS =
            Arrays.stream(Kind.values()).collect(Collectors.toMap(Kind::line, kind -> kind));

    /** A trace that keeps nothing else. */
    public static Trace trace() {
        return Trace.only(KINDS.keySet());
    }

    public static List<Remark> of(List<Trace.Line> told) {
        return told.stream()
                .flatMap(line -> Stream.ofNullable(KINDS.get(line.line())).map(kind -> new Remark(kind, line.text())))
                .distinct()
                .toList();
    }
}
