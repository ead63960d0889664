package org.openpractice.platform.mail;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.UUID;

/**
 * What a message may say beside the words of its template: a date, a small count, the place where the rest is read after a
 * login. There is no fact of free text, of money or of a person's numbers, so none of them finds its way into a mailbox;
 * whoever needs another kind adds it here, where it is seen.
 */
public sealed interface Fact {

    /** As the template prints it. */
    String printed(String publicUrl);

    /** A date. */
    record Day(LocalDate date) implements Fact {

        private static final DateTimeFormatter FORMAT = DateTimeFormatter.ofPattern("EEEE, MMMM d, uuuu", Locale.US);

        @Override
        public String printed(String publicUrl) {
            return FORMAT.format(date);
        }
    }

    /** How many there are. No more than five digits are printed: too few for an SSN. */
    record Count(int things) implements Fact {

        private static final int MOST_PRINTED = 99_999;

        public Count {
            if (things < 0) {
                throw new IllegalArgumentException("expected a count, got " + things);
            }
        }

        @Override
        public String printed(String publicUrl) {
            return things > MOST_PRINTED ? "more than " + printed(MOST_PRINTED) : printed(things);
        }

        private static String printed(int number) {
            return String.format(Locale.US, "%,d", number);
        }
    }

    /** How many people. */
    record People(int people) implements Fact {

        @Override
        public String printed(String publicUrl) {
            return new Count(people).printed(publicUrl) + (people == 1 ? " person" : " people");
        }
    }

    /** A place in the service's API. Its words stand in the code; only an id is added to them. */
    final class Link implements Fact {

        private final String path;

        private Link(String path) {
            this.path = path;
        }

        /** @param path for example {@code /direct-deposit-changes?state=PROPOSED} */
        public static Link to(@CompileTimeConstant String path) {
            return new Link(path);
        }

        /** @param list for example {@code /pay-runs}, of which the record is one */
        public static Link to(@CompileTimeConstant String list, UUID id) {
            return new Link(list + "/" + id);
        }

        @Override
        public String printed(String publicUrl) {
            return publicUrl + path;
        }
    }
}
