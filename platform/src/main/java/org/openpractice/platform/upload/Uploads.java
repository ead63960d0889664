package org.openpractice.platform.upload;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.digest.Sha256;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.sql.Sql;

/**
 * Keeps uploaded files as they came, a piece at a time: no file lives whole in memory, on the way in or out. Pieces are
 * sealed, for rosters carry tax ids and remittances health data.
 */
@ApplicationScoped
public class Uploads {

    private static final String TABLE = "stored_file_piece";
    private static final int PIECE_BYTES = 256 * 1024;

    private final Sql sql;
    private final ColumnCipher cipher;
    private final Actor actor;
    private final Clock clock;

    Uploads(Sql sql, ColumnCipher cipher, Actor actor, Clock clock) {
        this.sql = sql.direct();
        this.cipher = cipher;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Stores what the stream brings: in the current transaction, or in one of its own.
     *
     * @throws UncheckedIOException when the stream ends early; nothing is stored then
     */
    public StoredFile store(InputStream content, String name, String mediaType) {
        return QuarkusTransaction.joiningExisting().call(() -> keep(content, name, mediaType));
    }

    private StoredFile keep(InputStream content, String name, String mediaType) throws IOException {
        UUID id = Ids.next();
        MessageDigest digest = Sha256.running();
        long size = 0;
        byte[] piece;
        for (int ordinal = 0; (piece = content.readNBytes(PIECE_BYTES)).length > 0; ordinal++) {
            digest.update(piece);
            size += piece.length;
            sql.update("insert into stored_file_piece (file_id, ordinal, content) values (:id, :ordinal, :content)")
                    .set("id", id)
                    .set("ordinal", ordinal)
                    .set("content", cipher.seal(TABLE, column(ordinal), id, piece))
                    .run();
        }
        var file = new StoredFile(id, name, mediaType, size, digest.digest());
        sql.update("""
                        insert into stored_file (id, name, media_type, size_bytes, sha256, received_by, received_at)
                        values (:id, :name, :mediaType, :size, :sha256, :receivedBy, :receivedAt)
                        """)
                .set("id", id)
                .set("name", name)
                .set("mediaType", mediaType)
                .set("size", size)
                .set("sha256", file.sha256())
                .set("receivedBy", actor.name())
                .set("receivedAt", clock.instant())
                .run();
        return file;
    }

    /** The file with that id in the practice group. */
    public Optional<StoredFile> find(UUID id) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> sql.query("select name, media_type, size_bytes, sha256 from stored_file where id = :id")
                        .set("id", id)
                        .first(row -> new StoredFile(
                                id,
                                row.string("name"),
                                row.string("media_type"),
                                row.number("size_bytes"),
                                row.bytes("sha256"))));
    }

    /**
     * The bytes of a file. Each piece is read when it is needed, in the current transaction or in one of its own, so the
     * stream may be read for long.
     *
     * @throws org.openpractice.platform.problem.ProblemException {@code not-found}
     */
    public InputStream open(UUID id) {
        return new PieceStream(find(id).orElseThrow(PlatformProblem::notFound).id());
    }

    private byte @Nullable [] piece(UUID id, int ordinal) {
        return QuarkusTransaction.joiningExisting()
                .call(() -> sql.query(
                                "select content from stored_file_piece where file_id = :id and ordinal = :ordinal")
                        .set("id", id)
                        .set("ordinal", ordinal)
                        .first(row -> cipher.openBytes(TABLE, column(ordinal), id, row.bytes("content")))
                        .orElse(null));
    }

    private static String column(int ordinal) {
        return "content:" + ordinal;
    }

    private final class PieceStream extends InputStream {
        private final UUID id;
        private int ordinal;
        private byte @Nullable [] piece = new byte[0];
        private int position;

        private PieceStream(UUID id) {
            this.id = id;
        }

        @Override
        public int read() {
            byte[] current = current();
            return current == null ? -1 : current[position++] & 0xFF;
        }

        @Override
        public int read(byte[] target, int offset, int length) {
            if (length == 0) {
                return 0;
            }
            byte[] current = current();
            if (current == null) {
                return -1;
            }
            int count = Math.min(length, current.length - position);
            System.arraycopy(current, position, target, offset, count);
            position += count;
            return count;
        }

        private byte @Nullable [] current() {
            while (piece != null && position >= piece.length) {
                piece = piece(id, ordinal++);
                position = 0;
            }
            return piece;
        }
    }
}
