package org.openpractice.staff.roster;

import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.util.Map;
import java.util.UUID;
import org.openpractice.platform.job.Jobs;
import org.openpractice.platform.upload.Uploads;
import org.openpractice.staff.StaffProblem;

/**
 * Takes in a roster file and starts its import. The file is kept as it came.
 *
 * <p>Refuses at once, keeping nothing: {@link StaffProblem#ROSTER_HEADER_WRONG}, {@link StaffProblem#ROSTER_UNREADABLE}.
 */
@ApplicationScoped
public class StartRosterImport {

    /** A roster of 100 MB over a slow line takes minutes. */
    private static final int UPLOAD_SECONDS = 1800;

    private final Uploads uploads;
    private final Jobs jobs;
    private final RosterImports imports;

    StartRosterImport(Uploads uploads, Jobs jobs, RosterImports imports) {
        this.uploads = uploads;
        this.jobs = jobs;
        this.imports = imports;
    }

    /** @return id of the import and of its job */
    @Transactional
    @TransactionConfiguration(timeout = UPLOAD_SECONDS)
    public UUID start(InputStream content, String fileName, OnErrors onErrors) {
        var file = uploads.store(content, fileName, "text/csv");
        RosterFile.checkHeader(uploads.open(file.id()));
        UUID id = jobs.start(ImportRoster.KIND, Map.of());
        imports.persist(new RosterImport(id, file, onErrors));
        return id;
    }
}
