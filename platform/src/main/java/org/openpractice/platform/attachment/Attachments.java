package org.openpractice.platform.attachment;

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
import org.openpractice.platform.sql.Row;
import org.openpractice.platform.sql.Sql;
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
            select a.id, a.file_id, f.name, f.media_type, f.size_bytes, f.sha256, f.received_by, f.received_at
            from attachment a join stored_file f on f.practice_group_id = a.practice_group_id and f.id = a.file_id
            where a.record_kind = :kind and a.record_id = :record
            """;

    private final Sql sql;
    private final Uploads uploads;
    private final Audit audit;

    Attachments(Sql sql, Uploads uploads, Audit audit) {
        this.sql = sql.direct();
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
        return sql.update("""
                        insert into attachment (id, record_kind, record_id, file_id, sha256)
                        values (:id, :kind, :record, :file, :sha256)
                        on conflict on constraint attachment_once do nothing
                        """)
                        .set("id", id)
                        .set("kind", record.kind())
                        .set("record", record.id())
                        .set("file", file.id())
                        .set("sha256", file.sha256())
                        .run()
                == 1;
    }

    /** The files on a record, in the order they were attached. */
    @Transactional
    public List<AttachmentView> list(RecordKey record) {
        return sql.query(SELECT + " order by a.id")
                .set("kind", record.kind())
                .set("record", record.id())
                .list(row -> found(row).view());
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
        return sql.query(SELECT + " and a.id = :id")
                .set("kind", record.kind())
                .set("record", record.id())
                .set("id", id)
                .first(Attachments::found)
                .orElseThrow(PlatformProblem::notFound);
    }

    private record Found(AttachmentView view, UUID fileId) {}

    private static Found found(Row row) {
        return new Found(
                new AttachmentView(
                        row.uuid("id"),
                        row.string("name"),
                        row.string("media_type"),
                        row.number("size_bytes"),
                        HexFormat.of().formatHex(row.bytes("sha256")),
                        row.string("received_by"),
                        row.instant("received_at")),
                row.uuid("file_id"));
    }
}
