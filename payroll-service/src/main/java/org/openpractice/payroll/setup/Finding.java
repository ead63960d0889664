package org.openpractice.payroll.setup;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * Something that is missing.
 *
 * @param code stable name of what is missing; where a run would refuse somebody, the slug of that problem
 * @param about the kind of record that is missing or unfinished, and which one where there are several
 * @param what in words
 * @param people how many people it concerns; zero where it concerns the group
 * @param who the first hundred of them, by number
 * @param next what to do
 * @param mend the call that does it; null where none does
 */
@Schema(name = "SetupFinding")
@JsonInclude(JsonInclude.Include.NON_NULL)
record Finding(
        String code,
        Severity severity,
        String about,
        String what,
        int people,
        List<Who> who,
        String next,
        @Nullable Mend mend) {

    /** How many are named. */
    static final int NAMED = 100;

    @Schema(name = "SetupFindingPerson")
    public record Who(UUID employeeId, String employeeNumber, String name) {}
}
