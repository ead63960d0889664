package org.openpractice.platform.job;

import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;

/** What running work tells about itself. */
public interface JobProgress {

    UUID jobId();

    /** How many steps there are, once known. */
    void total(long steps);

    /**
     * So many more steps are done.
     *
     * @throws JobCanceled when somebody asked to cancel; let it pass
     */
    void advance(long steps);

    /**
     * Does work in one transaction of its own: when it is rolled back, because the job was canceled or for any other reason,
     * the steps that were advanced in it count as not done.
     */
    <T> T inOneTransaction(int seconds, Callable<T> work);

    /** Nothing of what this run did counts, though some of it was committed. */
    void undone();

    /** Remembers where to go on after a stop; call it after the commit of what lies before. */
    void checkpoint(String checkpoint);

    /** The last checkpoint of an earlier run of this job. */
    Optional<String> checkpoint();

    /** Ends canceled work. */
    final class JobCanceled extends RuntimeException {
        JobCanceled() {
            super("canceled");
        }
    }
}
