package org.openpractice.platform.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.job.JobView;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;
import org.openpractice.platform.upload.StoredFile;

/** The group's imports; each call in the current transaction. */
@ApplicationScoped
class FileImports {

    private static final String SELECT = """
            select j.*, i.file_id, f.name, f.sha256, i.on_errors, i.is_preview, i.report
            from file_import i
                join job j on j.practice_group_id = i.practice_group_id and j.id = i.id
                join stored_file f on f.practice_group_id = i.practice_group_id and f.id = i.file_id
            """;

    private final Sql sql;
    private final ObjectMapper json;

    FileImports(Sql sql, ObjectMapper json) {
        this.sql = sql.direct();
        this.json = json;
    }

    void add(UUID jobId, StoredFile file, ImportMode mode) {
        sql.update("""
                        insert into file_import (id, file_id, on_errors, is_preview)
                        values (:id, :fileId, :onErrors, :preview)
                        """)
                .set("id", jobId)
                .set("fileId", file.id())
                .set("onErrors", mode.onErrors())
                .set("preview", mode.isPreview())
                .run();
    }

    FileImport get(UUID id) {
        return sql.query(SELECT + " where i.id = :id")
                .set("id", id)
                .first(this::read)
                .orElseThrow(PlatformProblem::notFound);
    }

    ListOf<Row> list(ListRequest asked) {
        return ListOf.query(sql, SELECT, asked);
    }

    FileImport read(Row row) {
        return new FileImport(
                row.uuid("id"),
                row.uuid("file_id"),
                row.string("name"),
                HexFormat.of().formatHex(row.bytes("sha256")),
                new ImportMode(row.constant("on_errors", OnErrors.class), row.flag("is_preview")),
                Optional.ofNullable(row.orNull("report", Row::string)).map(this::read),
                JobView.of(row));
    }

    /** Writes down what an import did. */
    ImportReport finish(UUID id, ImportReport report) {
        sql.update("update file_import set report = :report where id = :id")
                .set("report", write(report))
                .set("id", id)
                .run();
        return report;
    }

    private ImportReport read(String report) {
        try {
            return json.readValue(report, ImportReport.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The report of an import is not JSON", e);
        }
    }

    private String write(ImportReport report) {
        try {
            return json.writeValueAsString(report);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The report of an import cannot be written", e);
        }
    }
}
