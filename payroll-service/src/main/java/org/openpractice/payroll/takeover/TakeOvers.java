package org.openpractice.payroll.takeover;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.paycheck.PayRuns;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.records.Records;

/** The group's take-overs, one for a year. */
@ApplicationScoped
public class TakeOvers implements Records<TakeOver> {

    /** Which take-overs are asked for. */
    public static class Asked extends ListRequest {

        @Parameter(description = "Tax year that is taken over")
        @QueryParam("year")
        @Nullable
        Integer year;
    }

    private final PayRuns runs;
    private final ObjectMapper json;

    TakeOvers(PayRuns runs, ObjectMapper json) {
        this.runs = runs;
        this.json = json;
    }

    ListOf<TakeOver> list(Asked asked) {
        return list(TakeOver.class, asked)
                .search("e.provider")
                .where("e.year = ?", asked.year)
                .sort("year", Integer.class, "e.year");
    }

    Optional<TakeOver> of(int year) {
        return find("year", year).firstResultOptional();
    }

    /** Whether it is stated that a former provider paid in the year. */
    public boolean anyOf(int year) {
        return of(year).isPresent();
    }

    /** Refuses {@link TakeOverProblem#TAKE_OVER_NOT_TAKEN} of a year that is stated and not proved by a file yet. */
    public void requireTaken(int year) {
        notTaken(year).ifPresent(refusal -> {
            throw refusal;
        });
    }

    /** That refusal; empty where nothing stands in the way of a run of the year. */
    public Optional<ProblemException> notTaken(int year) {
        return of(year).filter(stated -> stated.taken().isEmpty())
                .map(stated -> TakeOverProblem.TAKE_OVER_NOT_TAKEN.because(
                        "%s paid in %d up to %s, and no file of it was proved yet: every limit and base of the year would begin at zero. Send the file (POST /imports/take-over), or remove the take-over (DELETE /take-overs/%s)"
                                .formatted(stated.provider(), year, stated.through(), stated.id())));
    }

    /**
     * Refuses {@link TakeOverProblem#PAY_RUNS_OF_THE_YEAR}: a draft was calculated without the take-over, and what is approved or
     * paid counts on what was before it. Holds off whoever approves meanwhile.
     */
    void requireNoPayRuns(int year) {
        runs.serialize();
        runs.firstOwn(year).ifPresent(run -> {
            throw TakeOverProblem.PAY_RUNS_OF_THE_YEAR.because(
                    "The run with pay date %s is %s; pay of a former provider is taken over before the first run of its year. Delete the draft or reverse the run first"
                            .formatted(run.payDate(), run.state()));
        });
    }

    TakeOverStatement statement(TakeOver takeOver) {
        try {
            return json.readValue(takeOver.statement(), TakeOverStatement.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The statement of a take-over is not JSON", e);
        }
    }

    String write(TakeOverStatement statement) {
        try {
            return json.writeValueAsString(statement);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The statement of a take-over cannot be written", e);
        }
    }
}
