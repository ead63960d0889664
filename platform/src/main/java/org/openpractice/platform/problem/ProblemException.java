package org.openpractice.platform.problem;

import java.util.Map;

/** A refusal: nothing was changed, and this is why. */
public class ProblemException extends RuntimeException {

    private final transient ProblemType type;
    private final transient Map<String, ?> facts;

    ProblemException(ProblemType type, String detail, Map<String, ?> facts) {
        super(detail);
        this.type = type;
        this.facts = Map.copyOf(facts);
    }

    public ProblemType type() {
        return type;
    }

    public String detail() {
        return String.valueOf(getMessage());
    }

    public Map<String, ?> facts() {
        return facts;
    }
}
