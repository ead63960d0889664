package org.openpractice.platform.attachment;

import io.agroal.api.AgroalDataSource;
import io.quarkus.logging.Log;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.upload.StoredFile;
import org.openpractice.platform.upload.Uploads;

/**
 * Files on records. Who may attach to a record and read from it is the record's affair: its feature offers the paths, names
 * the roles, and has found the record in the group before it asks here.
 *
 * <p>A file is added and never changed or taken away. Each addition and each reading is a line in the audit log.
 */
@ApplicationScoped
public class Attachments {

    /** A scanned form has some megabytes. */
    static final long MOST_BYTES = 25L * 1024 * 1024;

    /** Over a slow line. */
    private static final int UPLOAD_SECONDS = 600;

    private static final String SELECT = """
            select a.id, f.name, f.media_type, f.size_bytes, f.sha256, f.received_by, f.received_at, f.id
            from attachment a join stored_file f on f.practice_group_id = a.practice_group_id and f.id = a.file_id
            where a.record_kind = ? and a.record_id = ?
            """;

    private final AgroalDataSource dataSource;
    private final Uploads uploads;
    private final Audit audit;

    Attachments(AgroalDataSource dataSource, Uploads uploads, Audit audit) {
        this.dataSource = dataSource;
        this.uploads = uploads;
        this.audit = audit;
    }

    /**
     * Attaches a file, in the current transaction or in one of its own, and as it flows in: it is never whole in memory.
     *
     * @param contentType what the file claims to be, and must be
     * @param fileName as its owner calls it
     * @throws ProblemException {@code unsupported-media-type}, {@code body-too-large}, {@code content-not-of-its-type}, {@code
     *     content-unsafe}, {@code attachment-known}
     */
    public AttachmentView attach(RecordKey record, InputStream content, @Nullable String contentType, String fileName) {
        try {
            return QuarkusTransaction.joiningExisting()
                    .timeout(UPLOAD_SECONDS)
                    .call(() -> keep(record, content, contentType, fileName));
        } catch (ProblemException refused) {
            passOver(content);
            throw refused;
        }
    }

    /** Reads a refused file on to its end, keeping nothing: who is still sending would not get the refusal otherwise. */
    private static void passOver(InputStream content) {
        try {
            content.transferTo(OutputStream.nullOutputStream());
        } catch (IOException e) {
            // Whoever sends it has gone; the refusal is lost, and so is the file.
            Log.debugf("A refused file broke off: %s", e.getMessage());
        }
    }

    private AttachmentView keep(RecordKey record, InputStream content, @Nullable String contentType, String fileName) {
        var type = AttachmentType.of(contentType);
        var file = store(content, type, FileName.of(fileName, type));
        var folder = type.officeFolder();
        if (folder != null) {
            OfficePackage.check(type, folder, uploads.open(file.id()));
        }
        UUID id = Ids.next();
        if (!add(id, record, file)) {
            throw PlatformProblem.ATTACHMENT_KNOWN.because(
                    "a file with the same SHA-256 is attached already", Map.of("sha256", file.sha256Hex()));
        }
        audit.record(Verb.ADDED, "attachment", id);
        return find(record, id).view();
    }

    private StoredFile store(InputStream content, AttachmentType type, FileName name) {
        try {
            return uploads.store(CheckedContent.of(content, type, MOST_BYTES), name.text(), type.mediaType());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean add(UUID id, RecordKey record, StoredFile file) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement("""
                        insert into attachment (id, record_kind, record_id, file_id, sha256) values (?, ?, ?, ?, ?)
                        on conflict on constraint attachment_once do nothing
                        """)) {
            statement.setObject(1, id);
            statement.setString(2, record.kind());
            statement.setObject(3, record.id());
            statement.setObject(4, file.id());
            statement.setBytes(5, file.sha256());
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw new IllegalStateException("Attachment " + id + " could not be kept", e);
        }
    }

    /** The files on a record, in the order they were attached. */
    @Transactional
    public List<AttachmentView> list(RecordKey record) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SELECT + " order by a.id")) {
            statement.setString(1, record.kind());
            statement.setObject(2, record.id());
            var views = new ArrayList<AttachmentView>();
            try (var row = statement.executeQuery()) {
                while (row.next()) {
                    views.add(found(row).view());
                }
            }
            return views;
        } catch (SQLException e) {
            throw new IllegalStateException("Attachments of " + record + " could not be read", e);
        }
    }

    /**
     * The bytes of a file, as an answer that no browser shows or runs: it is to be saved, its type is not to be guessed, and
     * were it opened all the same it could do nothing.
     *
     * @throws ProblemException {@code not-found}
     */
    @Transactional
    public RestResponse<StreamingOutput> download(RecordKey record, UUID id) {
        var found = find(record, id);
        var view = found.view();
        audit.record(Verb.READ, "attachment", id);
        StreamingOutput bytes = out -> {
            try (var content = uploads.open(found.fileId())) {
                content.transferTo(out);
            }
        };
        return RestResponse.ResponseBuilder.ok(bytes, MediaType.valueOf(view.mediaType()))
                .header(HttpHeaders.CONTENT_LENGTH, view.sizeBytes())
                .header(HttpHeaders.CONTENT_DISPOSITION, new FileName(view.fileName()).contentDisposition())
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "default-src 'none'; sandbox")
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .tag(view.sha256())
                .build();
    }

    private Found find(RecordKey record, UUID id) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(SELECT + " and a.id = ?")) {
            statement.setString(1, record.kind());
            statement.setObject(2, record.id());
            statement.setObject(3, id);
            try (var row = statement.executeQuery()) {
                if (!row.next()) {
                    throw PlatformProblem.notFound();
                }
                return found(row);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("Attachment " + id + " could not be read", e);
        }
    }

    private record Found(AttachmentView view, UUID fileId) {}

    private static Found found(ResultSet row) throws SQLException {
        return new Found(
                new AttachmentView(
                        row.getObject(1, UUID.class),
                        row.getString(2),
                        row.getString(3),
                        row.getLong(4),
                        HexFormat.of().formatHex(row.getBytes(5)),
                        row.getString(6),
                        row.getTimestamp(7).toInstant()),
                row.getObject(8, UUID.class));
    }
}
