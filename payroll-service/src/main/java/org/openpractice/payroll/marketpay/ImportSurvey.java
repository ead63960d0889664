package org.openpractice.payroll.marketpay;

import static org.openpractice.platform.audit.Verb.RECEIVED;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.runtime.TransactionConfiguration;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.csv.CsvTable;
import org.openpractice.platform.csv.UnreadableCsv;
import org.openpractice.platform.job.JobProgress;
import org.openpractice.platform.job.JobWork;
import org.openpractice.platform.job.Jobs;
import org.openpractice.platform.upload.RowError;
import org.openpractice.platform.upload.Uploads;

/**
 * Takes in a survey file in the public layout of the Occupational Employment and Wage Statistics, as a job. The file is one
 * transaction, its report included: a run after a stop begins anew or finds the report.
 *
 * <p>Refuses {@link MarketPayProblem#SURVEY_UNREADABLE} at once and {@link MarketPayProblem#SURVEY_HAS_WRONG_ROWS} in the job,
 * with every row in the report up to a thousand.
 */
@ApplicationScoped
class ImportSurvey implements JobWork {

    static final String KIND = "survey-import";

    private static final int ROWS_AT_A_TIME = 1000;
    private static final int SHOWN_ERRORS = 1000;
    /** All areas and occupations are some four hundred thousand rows. */
    private static final int IMPORT_SECONDS = 3600;

    private final Surveys surveys;
    private final Uploads uploads;
    private final Jobs jobs;
    private final Audit audit;
    private final ObjectMapper json;

    ImportSurvey(Surveys surveys, Uploads uploads, Jobs jobs, Audit audit, ObjectMapper json) {
        this.surveys = surveys;
        this.uploads = uploads;
        this.jobs = jobs;
        this.audit = audit;
        this.json = json;
    }

    /** @return id of the import and of its job */
    @Transactional
    @TransactionConfiguration(timeout = IMPORT_SECONDS)
    public UUID start(int editionYear, String source, InputStream content, String fileName) {
        var file = uploads.store(content, fileName, "text/csv");
        try {
            open(file.id()).close();
        } catch (UnreadableCsv e) {
            throw MarketPayProblem.SURVEY_UNREADABLE.because(e.detail());
        }
        var id = jobs.start(KIND, Map.of());
        surveys.persist(new SurveyImport(id, editionYear, source, file));
        audit.record(RECEIVED, "survey-import", id);
        return id;
    }

    @Override
    public String kind() {
        return KIND;
    }

    @Override
    public SurveyReport run(JsonNode parameters, JobProgress progress) {
        var id = progress.jobId();
        var known = QuarkusTransaction.requiringNew().call(() -> surveys.get(id).report());
        if (known.isPresent()) {
            return outcome(read(known.get()));
        }
        var fileId =
                QuarkusTransaction.requiringNew().call(() -> surveys.get(id).fileId());
        try {
            try (var table = open(fileId)) {
                progress.total(table.countRows());
            }
            var checked = check(fileId);
            if (checked.wrong() > 0) {
                finish(id, checked, false);
                return outcome(checked);
            }
            return progress.inOneTransaction(IMPORT_SECONDS, () -> {
                keep(id, fileId, progress);
                surveys.get(id).finished(write(checked), true);
                return checked;
            });
        } catch (UnreadableCsv e) {
            throw MarketPayProblem.SURVEY_UNREADABLE.because(e.detail());
        }
    }

    private SurveyReport check(UUID fileId) throws UnreadableCsv {
        long rows = 0;
        long kept = 0;
        long ofOneIndustry = 0;
        long wrong = 0;
        var errors = new ArrayList<RowError>();
        var seen = new HashSet<String>();
        var groups = new HashMap<String, SurveyRow>();
        try (var table = open(fileId)) {
            for (var row = table.next(); row != null; row = table.next()) {
                rows++;
                if (SurveyRow.isOfOneIndustry(row)) {
                    ofOneIndustry++;
                    continue;
                }
                var own = new ArrayList<RowError>();
                var read = SurveyRow.read(row, own);
                if (read.isPresent() && !seen.add(read.get().key())) {
                    if (Objects.equals(groups.get(read.get().key()), read.get())) {
                        continue;
                    }
                    own.add(new RowError(
                            row.line(),
                            "OCC_CODE",
                            "stands there a second time",
                            "expected each occupation once an area"));
                }
                if (own.isEmpty()) {
                    read.filter(SurveyRow::isOfGroup).ifPresent(group -> groups.put(group.key(), group));
                    kept++;
                } else {
                    wrong++;
                    own.stream().limit(SHOWN_ERRORS - errors.size()).forEach(errors::add);
                }
            }
        }
        return new SurveyReport(rows, wrong > 0 ? 0 : kept, ofOneIndustry, wrong, List.copyOf(errors));
    }

    private void keep(UUID id, UUID fileId, JobProgress progress) throws UnreadableCsv {
        var batch = new ArrayList<SurveyRow>();
        var seen = new HashSet<String>();
        long read = 0;
        try (var table = open(fileId)) {
            for (var row = table.next(); row != null; row = table.next()) {
                if (!SurveyRow.isOfOneIndustry(row)) {
                    SurveyRow.read(row, new ArrayList<>())
                            .filter(known -> seen.add(known.key()))
                            .ifPresent(batch::add);
                }
                if (++read % ROWS_AT_A_TIME == 0) {
                    surveys.insert(id, batch);
                    batch.clear();
                    progress.advance(ROWS_AT_A_TIME);
                }
            }
        }
        surveys.insert(id, batch);
        progress.advance(read % ROWS_AT_A_TIME);
    }

    private CsvTable open(UUID fileId) throws UnreadableCsv {
        return CsvTable.ofOffice(() -> uploads.open(fileId), SurveyRow.TABLE);
    }

    private void finish(UUID id, SurveyReport report, boolean taken) {
        QuarkusTransaction.requiringNew().run(() -> surveys.get(id).finished(write(report), taken));
    }

    /** The report of an import that went through; a refused one fails its job. */
    private static SurveyReport outcome(SurveyReport report) {
        if (report.wrong() > 0) {
            throw MarketPayProblem.SURVEY_HAS_WRONG_ROWS.because(
                    report.wrong() + " of " + report.rows()
                            + " rows are wrong, nothing was kept; the report of the import names them",
                    Map.of("rows", report.rows(), "wrong", report.wrong()));
        }
        return report;
    }

    private String write(SurveyReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A survey report is not JSON", e);
        }
    }

    SurveyReport read(String report) {
        try {
            return json.readValue(report, SurveyReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A stored survey report cannot be read", e);
        }
    }
}
