package org.openpractice.testing.probe;

import org.openpractice.platform.problem.ProblemType;

/** Refusals of the probe. */
public enum ProbeProblem implements ProblemType {
    NAME_IN_USE(409, "The name is in use", "Choose another name.");

    private final Kind kind;

    ProbeProblem(int status, String title, String whatToDo) {
        this.kind = new Kind(status, title, whatToDo);
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
