package org.openpractice.platform.job;

import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * The work of one kind of job; a bean.
 *
 * <p>Work runs outside of a transaction, as the practice group and person that started it, and opens transactions of its
 * own. A process may stop in the middle: the work is then run again with the checkpoint it last set, so what lies before
 * the checkpoint must be committed and what lies after it must bear repeating.
 */
public interface JobWork {

    /** Kebab-case name, for example {@code roster-import}. */
    String kind();

    /**
     * Does the work.
     *
     * @param parameters as given to {@link Jobs#start}
     * @return what the job resource shows as its result; null for nothing
     * @throws org.openpractice.platform.problem.ProblemException to fail with that problem
     */
    @Nullable
    Object run(JsonNode parameters, JobProgress progress);
}
