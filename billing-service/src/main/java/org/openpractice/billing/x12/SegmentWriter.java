package org.openpractice.billing.x12;

import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.openpractice.platform.text.InterchangeText;

/**
 * Writes segments with {@link Delimiters#STANDARD} and closes envelopes with their true counts. The same calls give the
 * same characters. Text that the recipient could not read back is refused, never altered.
 */
public final class SegmentWriter {

    private static final Delimiters BY = Delimiters.STANDARD;
    private static final DateTimeFormatter LONG_DATE = DateTimeFormatter.ofPattern("yyyyMMdd", Locale.ROOT);
    private static final DateTimeFormatter SHORT_DATE = DateTimeFormatter.ofPattern("yyMMdd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HHmm", Locale.ROOT);

    private final Appendable out;
    private String interchangeControl = "";
    private String groupControl = "";
    private String setControl = "";
    private int groups;
    private int sets;
    private int segments;

    public SegmentWriter(Appendable out) {
        this.out = out;
    }

    /**
     * Opens an interchange with mutually defined identifiers (ZZ) and no security information.
     *
     * @param sender ISA06, at most 15 characters
     * @param receiver ISA08, at most 15 characters
     * @param control ISA13
     * @param usage ISA15: {@code T} test or {@code P} production
     */
    public void openInterchange(String sender, String receiver, LocalDateTime at, int control, String usage) {
        interchangeControl = String.format(Locale.ROOT, "%09d", control);
        groups = 0;
        raw(
                "ISA",
                "00",
                " ".repeat(10),
                "00",
                " ".repeat(10),
                "ZZ",
                padded("ISA06", sender),
                "ZZ",
                padded("ISA08", receiver),
                SHORT_DATE.format(at),
                TIME.format(at),
                String.valueOf(BY.repetition()),
                "00501",
                interchangeControl,
                "0",
                usage,
                String.valueOf(BY.component()));
    }

    public void openGroup(
            String functionalId, String sender, String receiver, LocalDateTime at, int control, String version) {
        groupControl = Integer.toString(control);
        sets = 0;
        groups++;
        segment(
                "GS",
                functionalId,
                sender,
                receiver,
                LONG_DATE.format(at),
                TIME.format(at),
                groupControl,
                "X",
                version);
    }

    public void openSet(String type, String version) {
        sets++;
        setControl = String.format(Locale.ROOT, "%04d", sets);
        segments = 0;
        segment("ST", type, setControl, version);
    }

    public void closeSet() {
        segment("SE", Integer.toString(segments + 1), setControl);
    }

    public void closeGroup() {
        segment("GE", Integer.toString(sets), groupControl);
    }

    public void closeInterchange() {
        segment("IEA", Integer.toString(groups), interchangeControl);
    }

    /**
     * Writes a segment; empty elements at its end are left out.
     *
     * @param elements strings, or {@link Composite}s
     * @throws UnwritableText when an element holds a character outside the extended character set or a delimiter
     */
    public void segment(String id, Object... elements) {
        var texts = new ArrayList<String>(elements.length + 1);
        texts.add(id);
        for (int number = 1; number <= elements.length; number++) {
            var name = id + (number < 10 ? "0" : "") + number;
            var element = elements[number - 1];
            if (element instanceof Composite composite) {
                texts.add(composite.text(name));
            } else {
                texts.add(checked(name, element.toString()));
            }
        }
        while (texts.getLast().isEmpty()) {
            texts.removeLast();
        }
        raw(texts.toArray(String[]::new));
    }

    private void raw(String... elements) {
        segments++;
        try {
            out.append(String.join(String.valueOf(BY.element()), elements))
                    .append(BY.terminator())
                    .append('\n');
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private static String padded(String name, String id) {
        if (id.isBlank() || id.length() > 15) {
            throw new UnwritableText(name, "expected 1 to 15 characters");
        }
        return String.format(Locale.ROOT, "%-15s", checked(name, id));
    }

    /**
     * Passes text through when every character is of the X12 basic or extended character set and none is a delimiter.
     *
     * @param name element, such as {@code NM103}, for the refusal
     * @throws UnwritableText naming the first character that cannot be written
     */
    public static String checked(String name, String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (BY.contains(c)) {
                throw new UnwritableText(name, "holds '" + c + "', which is a delimiter");
            }
            if (!InterchangeText.isCarried(c)) {
                throw new UnwritableText(
                        name,
                        String.format(Locale.ROOT, "holds U+%04X, which is not in the X12 character set", (int) c));
            }
        }
        if (!text.equals(text.strip())) {
            throw new UnwritableText(name, "begins or ends with a blank");
        }
        return text;
    }

    /** Components of one element. */
    public record Composite(List<String> components) {

        public static Composite of(String... components) {
            return new Composite(List.of(components));
        }

        private String text(String name) {
            var texts = new ArrayList<String>();
            for (int number = 1; number <= components.size(); number++) {
                texts.add(checked(name + "-" + number, components.get(number - 1)));
            }
            while (!texts.isEmpty() && texts.getLast().isEmpty()) {
                texts.removeLast();
            }
            return String.join(String.valueOf(BY.component()), texts);
        }
    }

    /** The text cannot be written into an interchange. */
    public static final class UnwritableText extends IllegalArgumentException {
        private static final long serialVersionUID = 1L;
        private final String element;

        UnwritableText(String element, String reason) {
            super(element + " " + reason);
            this.element = element;
        }

        /** Such as {@code NM103}. */
        public String element() {
            return element;
        }
    }
}
