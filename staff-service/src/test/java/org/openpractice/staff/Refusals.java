package org.openpractice.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.openpractice.platform.problem.FieldError;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.problem.ProblemType;

/** What tests of rules say about refusals. */
public final class Refusals {

    private Refusals() {}

    public static void assertRefused(ProblemType expected, ThrowingCallable attempt) {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(attempt)
                .satisfies(problem -> assertThat(problem.type()).isEqualTo(expected));
    }

    /** The attempt is refused because exactly these fields are wrong. */
    public static void assertWrong(ThrowingCallable attempt, String... fields) {
        assertThatExceptionOfType(ProblemException.class).isThrownBy(attempt).satisfies(problem -> {
            assertThat(problem.type()).isEqualTo(PlatformProblem.INVALID_REQUEST);
            assertThat((List<?>) problem.facts().get("errors"))
                    .map(error -> ((FieldError) error).field())
                    .containsExactlyInAnyOrder(fields);
        });
    }
}
