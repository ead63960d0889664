package org.openpractice.platform.imports;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import jakarta.enterprise.context.ApplicationScoped;
import java.sql.SQLException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import org.openpractice.platform.job.JobView;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.upload.StoredFile;

/** The group's imports; each call in the current transaction. */
@ApplicationScoped
class FileImports {

    private final AgroalDataSource dataSource;
    private final ObjectMapper json;

    FileImports(AgroalDataSource dataSource, ObjectMapper json) {
        this.dataSource = dataSource;
        this.json = json;
    }

    void add(UUID jobId, StoredFile file, ImportMode mode) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(
                        "insert into file_import (id, file_id, on_errors, is_preview) values (?, ?, ?, ?)")) {
            statement.setObject(1, jobId);
            statement.setObject(2, file.id());
            statement.setString(3, mode.onErrors().name());
            statement.setBoolean(4, mode.isPreview());
            statement.executeUpdate();
        } catch (SQLException e) {
            throw new IllegalStateException("Import " + jobId + " could not be kept", e);
        }
    }

    FileImport get(UUID id, JobView job) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        select i.file_id, f.name, f.sha256, i.on_errors, i.is_preview, i.report
                        from file_import i
                            join stored_file f on f.practice_group_id = i.practice_group_id and f.id = i.file_id
                        where i.id = ?
                        """)) {
            statement.setObject(1, id);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw PlatformProblem.notFound();
                }
                String report = row.getString(6);
                return new FileImport(
                        id,
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        HexFormat.of().formatHex(row.getBytes(3)),
                        new ImportMode(OnErrors.valueOf(row.getString(4)), row.getBoolean(5)),
                        report == null ? Optional.empty() : Optional.of(json.readValue(report, ImportReport.class)),
                        job);
            }
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Import " + id + " could not be read", e);
        }
    }

    /** Writes down what an import did. */
    ImportReport finish(UUID id, ImportReport report) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("update file_import set report = ? where id = ?")) {
            statement.setString(1, json.writeValueAsString(report));
            statement.setObject(2, id);
            statement.executeUpdate();
            return report;
        } catch (SQLException | JsonProcessingException e) {
            throw new IllegalStateException("Import " + id + " could not be finished", e);
        }
    }
}
