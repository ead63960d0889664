package org.openpractice.payroll.place;

import org.openpractice.platform.problem.PlatformProblem;

/** States in paths. */
public final class StateCodes {

    private StateCodes() {}

    /** The state that a path names; what is no state is not found. */
    public static StateCode inPath(String text) {
        try {
            return new StateCode(text);
        } catch (IllegalArgumentException e) {
            throw PlatformProblem.notFound();
        }
    }
}
