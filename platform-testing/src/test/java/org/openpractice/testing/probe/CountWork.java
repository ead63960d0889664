package org.openpractice.testing.probe;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;
import org.openpractice.platform.job.JobProgress;
import org.openpractice.platform.job.JobWork;

/** Counts, slowly. */
@ApplicationScoped
public class CountWork implements JobWork {

    @Override
    public String kind() {
        return "count";
    }

    @Override
    public Object run(JsonNode parameters, JobProgress progress) {
        int to = parameters.path("to").asInt();
        progress.total(to);
        int from = progress.checkpoint().map(Integer::parseInt).orElse(0);
        for (int i = from; i < to; i++) {
            if (i == parameters.path("failAt").asInt(-1)) {
                throw ProbeProblem.NAME_IN_USE.because("failed at " + i);
            }
            if (i == parameters.path("breakAt").asInt(-1)) {
                throw new IllegalStateException("broke at " + i);
            }
            try {
                Thread.sleep(parameters.path("millis").asLong(1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
            progress.advance(1);
            progress.checkpoint(Integer.toString(i + 1));
        }
        return Map.of("counted", to);
    }
}
