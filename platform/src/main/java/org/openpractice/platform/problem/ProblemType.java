package org.openpractice.platform.problem;

import java.util.Map;

/**
 * One entry of a feature's catalog of refusals (RFC 9457). Implemented by one enum per feature package; slugs are unique
 * in the service, stable for ever. {@code docs/problems.md} and the page at the problem's type are written from the enums:
 * the Javadoc of a constant says what it means.
 */
public interface ProblemType {

    /** Constant name of the enum. */
    String name();

    /** What the constant was declared with. */
    Kind kind();

    /** HTTP status. */
    default int status() {
        return kind().status();
    }

    /** Short sentence, the same for every occurrence. */
    default String title() {
        return kind().title();
    }

    /** What whoever is refused does next, the same for every occurrence. */
    default String whatToDo() {
        return kind().whatToDo();
    }

    /** Kebab-case name; the problem's type is {@code /problems/<slug>}. */
    default String slug() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** The refusal of this occurrence; throw it. */
    default ProblemException because(String detail) {
        return new ProblemException(this, detail, Map.of());
    }

    /**
     * The refusal of this occurrence with facts a program can read.
     *
     * @param facts extension members of the problem, for example {@code position} or {@code difference}
     */
    default ProblemException because(String detail, Map<String, ?> facts) {
        return new ProblemException(this, detail, facts);
    }

    /**
     * What all occurrences of a refusal have in common beside its name.
     *
     * @param status HTTP status
     * @param title short sentence
     * @param whatToDo what whoever is refused does next: sentences that name an operation as {@code PUT /employer}, below
     *     the service's own path
     */
    record Kind(int status, String title, String whatToDo) {}
}
