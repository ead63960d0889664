package org.openpractice.platform.imports;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.QueryParam;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.csv.CsvTable;
import org.openpractice.platform.csv.UnreadableCsv;
import org.openpractice.platform.csv.WrongHeader;
import org.openpractice.platform.job.JobProgress;
import org.openpractice.platform.job.JobState;
import org.openpractice.platform.job.Jobs;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.upload.Uploads;

/**
 * Takes in files of rows. A feature says which columns a file has and what a row does; the rest is the same for all: the
 * file is kept as it came, read as a job, reported row by row, and taken in one transaction, its report included. So it is
 * imported or it is not, whenever the process stops; a run after that begins anew or finds the report. A preview does all
 * of that, reports, and undoes it.
 */
@ApplicationScoped
public class Imports {

    private static final int ROWS_AT_A_TIME = 100;

    /** A file of 100 MB over a slow line takes minutes. */
    private static final int UPLOAD_SECONDS = 1800;

    /** Twenty thousand hires with their events take minutes; a transaction's usual minute would not do. */
    private static final int IMPORT_SECONDS = 3600;

    private final FileImports files;
    private final Uploads uploads;
    private final Jobs jobs;
    private final EntityManager entities;

    Imports(FileImports files, Uploads uploads, Jobs jobs, EntityManager entities) {
        this.files = files;
        this.uploads = uploads;
        this.jobs = jobs;
        this.entities = entities;
    }

    /**
     * Keeps the file and starts the job that reads it. Refuses at once, keeping nothing, a file whose first line is wrong or
     * that has no row under it.
     *
     * @return id of the import and of its job
     */
    @Transactional
    @TransactionConfiguration(timeout = UPLOAD_SECONDS)
    public UUID start(ImportKind kind, InputStream content, String fileName, ImportMode mode) {
        var file = uploads.store(content, fileName, "text/csv");
        try (var table = open(kind, file.id())) {
            if (next(kind, table) == null) {
                throw kind.unreadable()
                        .because(
                                "there is no row under the header: expected at least one; nothing was imported",
                                Map.of("line", 1));
            }
        }
        UUID id = jobs.start(kind.name(), Map.of());
        files.add(id, file, mode);
        return id;
    }

    /**
     * An import of that kind.
     *
     * @throws ProblemException {@code not-found}
     */
    @Transactional
    public FileImport get(ImportKind kind, UUID id) {
        var file = files.get(id);
        if (!file.job().kind().equals(kind.name())) {
            throw PlatformProblem.notFound();
        }
        return file;
    }

    /**
     * An import of that kind, once it has come to an end or those seconds are over.
     *
     * @throws ProblemException {@code not-found}
     */
    public FileImport await(ImportKind kind, UUID id, int seconds) {
        jobs.await(id, seconds);
        return QuarkusTransaction.requiringNew().call(() -> get(kind, id));
    }

    /** What of the imports is asked for. */
    public static class Asked extends ListRequest {

        @Parameter(description = "How the import goes")
        @QueryParam("state")
        @Nullable
        JobState state;

        @Parameter(description = "Whether nothing was to be changed")
        @QueryParam("preview")
        @Nullable
        Boolean preview;
    }

    /** A page of the imports of that kind, as a feature shows them. */
    public <V> Page<V> list(ImportKind kind, Asked asked, Function<FileImport, V> view) {
        return files.list(asked)
                .where("e.kind = ?", kind.name())
                .where("e.state = ?", asked.state)
                .where("e.is_preview = ?", asked.preview)
                .search("e.name", "e.started_by")
                .sort("createdAt", Instant.class, "e.created_at")
                .page(row -> view.apply(files.read(row)));
    }

    /**
     * Does the import's job.
     *
     * @param takers makes what takes the rows of one reading of the file; asked inside of the transaction
     * @throws ProblemException when the file was refused
     */
    public ImportReport run(ImportKind kind, JobProgress progress, Supplier<RowTaker> takers) {
        UUID id = progress.jobId();
        var known = QuarkusTransaction.requiringNew().call(() -> files.get(id));
        if (known.report().isPresent()) {
            return outcome(kind, known.report().get());
        }
        try (var table = open(kind, known.fileId())) {
            progress.total(countRows(kind, table));
        }
        var tally = new ImportTally();
        try {
            return progress.inOneTransaction(IMPORT_SECONDS, () -> {
                takeRows(kind, known.fileId(), takers.get(), tally, progress);
                boolean isRefused = tally.hasWrongRows() && known.mode().onErrors() == OnErrors.REFUSE;
                var report = outcome(kind, tally.report(isRefused));
                if (known.mode().isPreview()) {
                    // What the database looks at only when it commits, it looks at now.
                    entities.createNativeQuery("set constraints all immediate").executeUpdate();
                    throw new PreviewEnds(report);
                }
                files.finish(id, report);
                return report;
            });
        } catch (PreviewEnds preview) {
            progress.advance(tally.rows());
            return finish(id, preview.report);
        } catch (ProblemException refused) {
            if (refused.type() == kind.wrongRows()) {
                finish(id, tally.report(true));
            }
            throw refused;
        }
    }

    private ImportReport finish(UUID id, ImportReport report) {
        return QuarkusTransaction.requiringNew().call(() -> files.finish(id, report));
    }

    private void takeRows(ImportKind kind, UUID fileId, RowTaker taker, ImportTally tally, JobProgress progress) {
        try (var table = open(kind, fileId)) {
            tally.readAs(table.encoding());
            for (var row = next(kind, table); row != null; row = next(kind, table)) {
                tally.count(take(new ImportRow(row), kind, taker));
                if (tally.rows() % ROWS_AT_A_TIME == 0) {
                    // What is written need not stay in memory.
                    entities.flush();
                    entities.clear();
                    progress.advance(ROWS_AT_A_TIME);
                }
            }
        }
        tally.settle(taker.finish());
        progress.advance(tally.rows() % ROWS_AT_A_TIME);
        entities.flush();
    }

    private static RowOutcome take(ImportRow row, ImportKind kind, RowTaker taker) {
        return row.hasAllCells()
                ? taker.take(row)
                : new RowOutcome.Wrong(
                        List.of(
                                row.error(
                                        "another number of cells than the header has",
                                        kind.columns().optional().isEmpty()
                                                ? "expected "
                                                        + kind.columns()
                                                                .needed()
                                                                .size() + " cells"
                                                : "expected as many cells as the header has; put quotation marks around a cell with a comma")));
    }

    /** The report of an import that went through; a refused one fails its job. */
    private static ImportReport outcome(ImportKind kind, ImportReport report) {
        if (report.refused()) {
            throw kind.wrongRows()
                    .because(
                            report.wrong() + " of " + report.rows()
                                    + " rows are wrong, nothing was imported; the report of the import names them",
                            Map.of("rows", report.rows(), "wrong", report.wrong()));
        }
        return report;
    }

    private CsvTable open(ImportKind kind, UUID fileId) {
        try {
            return CsvTable.ofOffice(() -> uploads.open(fileId), kind.columns());
        } catch (WrongHeader e) {
            throw kind.headerWrong()
                    .because(e.detail(), Map.of("missing", e.missing(), "unknown", e.unknown(), "twice", e.twice()));
        } catch (UnreadableCsv e) {
            throw unreadable(kind, e);
        }
    }

    private static long countRows(ImportKind kind, CsvTable table) {
        try {
            return table.countRows();
        } catch (UnreadableCsv e) {
            throw unreadable(kind, e);
        }
    }

    private static CsvTable.@Nullable Row next(ImportKind kind, CsvTable table) {
        try {
            return table.next();
        } catch (UnreadableCsv e) {
            throw unreadable(kind, e);
        }
    }

    private static ProblemException unreadable(ImportKind kind, UnreadableCsv cause) {
        var problem = kind.unreadable().because(cause.detail(), Map.of("line", cause.line()));
        problem.initCause(cause);
        return problem;
    }

    /** Undoes a preview. */
    private static final class PreviewEnds extends RuntimeException {
        private static final long serialVersionUID = 1L;

        private final transient ImportReport report;

        PreviewEnds(ImportReport report) {
            super("preview");
            this.report = report;
        }
    }
}
