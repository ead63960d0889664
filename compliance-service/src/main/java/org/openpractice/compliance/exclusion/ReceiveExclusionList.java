package org.openpractice.compliance.exclusion;

import static org.openpractice.platform.audit.Verb.RECEIVED;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.job.JobState;
import org.openpractice.platform.job.Jobs;
import org.openpractice.platform.records.Stamp;
import org.openpractice.platform.upload.Uploads;

/** Keeps a file of the list as it came and starts the job that checks and loads it. Refuses: {@link ExclusionProblem#EXCLUSION_LIST_KNOWN}. */
@ApplicationScoped
class ReceiveExclusionList {

    /** Time for a slow line to bring a file of some 16 MB. */
    private static final int SECONDS = 600;

    /**
     * What the job needs to know.
     *
     * @param replaces the full list that may be replaced by one that lacks most of it; null for none
     */
    record Parameters(UUID exclusionListId, @Nullable UUID replaces) {}

    private final ExclusionLists lists;
    private final Uploads uploads;
    private final Jobs jobs;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    ReceiveExclusionList(ExclusionLists lists, Uploads uploads, Jobs jobs, Audit audit, Actor actor, Clock clock) {
        this.lists = lists;
        this.uploads = uploads;
        this.jobs = jobs;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** @return the list and the job that loads it */
    @Transactional
    @TransactionConfiguration(timeout = SECONDS)
    public ExclusionList.View receive(ListKind kind, @Nullable UUID replaces, InputStream content) {
        var file = uploads.store(content, "leie-" + kind.name().toLowerCase(Locale.ROOT) + ".csv", "text/csv");
        var known = lists.sameFile(kind, file.sha256Hex());
        if (known.isPresent()) {
            return tryAgain(known.get(), replaces);
        }
        var list = new ExclusionList(kind, file, Stamp.of(actor, clock));
        lists.persist(list);
        list.loadedBy(jobs.start(LoadExclusionList.KIND, new Parameters(list.id(), replaces)));
        audit.record(RECEIVED, "exclusion-list", list.id());
        return list.view();
    }

    /** A file whose job was canceled or failed before it was loaded may be brought again; any other is known. */
    private ExclusionList.View tryAgain(ExclusionList known, @Nullable UUID replaces) {
        boolean isStuck = known.state() == ExclusionList.State.RECEIVED
                && known.jobId()
                        .map(job -> jobs.view(job).state())
                        .filter(state -> state == JobState.CANCELED || state == JobState.FAILED)
                        .isPresent();
        if (!isStuck) {
            throw ExclusionProblem.EXCLUSION_LIST_KNOWN.because(
                    "a file with the same SHA-256 was received before", Map.of("exclusionListId", known.id()));
        }
        known.loadedBy(jobs.start(LoadExclusionList.KIND, new Parameters(known.id(), replaces)));
        audit.record(RECEIVED, "exclusion-list", known.id());
        return known.view();
    }
}
