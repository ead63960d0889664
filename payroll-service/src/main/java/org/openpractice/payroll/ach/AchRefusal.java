package org.openpractice.payroll.ach;

/**
 * Why something is not an ACH file. The message names what is wrong and what was expected; it never repeats an account
 * number or a name.
 */
public final class AchRefusal extends RuntimeException {

    private final int line;
    private final String position;
    private final int last;

    AchRefusal(int line, int first, int last, String what) {
        super("line %d, positions %d-%d: %s".formatted(line, first, last, what));
        this.line = line;
        this.position = first + "-" + last;
        this.last = last;
    }

    AchRefusal(int line, String what) {
        super("line %d: %s".formatted(line, what));
        this.line = line;
        this.position = "1-94";
        this.last = 0;
    }

    /** Whether it is about a field that ends behind that position. */
    boolean isBehind(int position) {
        return last > position;
    }

    /** Record of the file, counted from one. */
    public int line() {
        return line;
    }

    /** Positions of the wrong field, counted from one as the rules print them. */
    public String position() {
        return position;
    }
}
