package org.openpractice.platform.job;

/** Where a job stands. */
public enum JobState {
    QUEUED,
    RUNNING,
    SUCCEEDED,
    FAILED,
    CANCELED;

    /** Whether nothing more becomes of it. */
    public boolean isEnd() {
        return this != QUEUED && this != RUNNING;
    }
}
