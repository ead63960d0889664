package org.openpractice.platform.problem;

import java.util.Map;

/**
 * Which refusal stands for which database constraint. A use case checks first for a friendly answer; the constraint
 * guarantees it when two requests race, and both give the same problem. A feature that has such constraints has one bean;
 * a unique constraint that nobody names is a {@link PlatformProblem#CONCURRENT_CHANGE}.
 */
public interface ConstraintProblems {

    /** Constraint name to the refusal that its violation means. */
    Map<String, ProblemException> byConstraint();
}
