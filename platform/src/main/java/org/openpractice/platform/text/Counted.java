package org.openpractice.platform.text;

/** How many people, in a sentence for a person: one is a person, and does where several do. */
public final class Counted {

    private Counted() {}

    /** {@code 1 person} or {@code 1,200 people}. */
    public static String people(long count) {
        return count == 1 ? "1 person" : "%,d people".formatted(count);
    }

    /** {@code 1 person works} or {@code 1,200 people work}. */
    public static String people(long count, String verbOfOne, String verbOfMany) {
        return people(count) + " " + (count == 1 ? verbOfOne : verbOfMany);
    }
}
