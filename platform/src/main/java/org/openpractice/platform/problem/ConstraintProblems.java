package org.openpractice.platform.problem;

import java.util.Map;

/**
 * Which refusal stands for which database constraint. A use case checks first for a friendly answer; the constraint
 * guarantees it when two requests race, and both give the same problem. Each service has at most one bean.
 */
public interface ConstraintProblems {

    /** Constraint name to the refusal that its violation means. */
    Map<String, ProblemException> byConstraint();
}
