package org.openpractice.testing.probe;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of the probe. */
public enum ProbeProblem implements ProblemType {
    NAME_IN_USE(409, "The name is in use");

    private final int status;
    private final String title;

    ProbeProblem(int status, String title) {
        this.status = status;
        this.title = title;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }
}
