package org.openpractice.platform.upload;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.problem.PlatformProblem;

/**
 * Keeps uploaded files as they came, a piece at a time: no file lives whole in memory, on the way in or out. Pieces are
 * sealed, for rosters carry tax ids and remittances health data.
 */
@ApplicationScoped
public class Uploads {

    private static final String TABLE = "stored_file_piece";
    private static final int PIECE_BYTES = 256 * 1024;

    private final AgroalDataSource dataSource;
    private final ColumnCipher cipher;
    private final Actor actor;
    private final Clock clock;

    Uploads(AgroalDataSource dataSource, ColumnCipher cipher, Actor actor, Clock clock) {
        this.dataSource = dataSource;
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
        return QuarkusTransaction.joiningExisting().call(() -> {
            try (var connection = dataSource.getConnection()) {
                return store(connection, content, name, mediaType);
            }
        });
    }

    private StoredFile store(Connection connection, InputStream content, String name, String mediaType)
            throws SQLException, IOException {
        UUID id = Ids.next();
        MessageDigest digest = sha256();
        long size = 0;
        try (var statement = connection.prepareStatement(
                "insert into stored_file_piece (file_id, ordinal, content) values (?, ?, ?)")) {
            byte[] piece;
            for (int ordinal = 0; (piece = content.readNBytes(PIECE_BYTES)).length > 0; ordinal++) {
                digest.update(piece);
                size += piece.length;
                statement.setObject(1, id);
                statement.setInt(2, ordinal);
                statement.setBytes(3, cipher.seal(TABLE, column(ordinal), id, piece));
                statement.executeUpdate();
            }
        }
        var file = new StoredFile(id, name, mediaType, size, digest.digest());
        try (var statement = connection.prepareStatement("""
                insert into stored_file (id, name, media_type, size_bytes, sha256, received_by, received_at)
                values (?, ?, ?, ?, ?, ?, ?)
                """)) {
            statement.setObject(1, id);
            statement.setString(2, name);
            statement.setString(3, mediaType);
            statement.setLong(4, size);
            statement.setBytes(5, file.sha256());
            statement.setString(6, actor.name());
            statement.setTimestamp(7, Timestamp.from(clock.instant()));
            statement.executeUpdate();
        }
        return file;
    }

    /** The file with that id in the practice group. */
    public Optional<StoredFile> find(UUID id) {
        return QuarkusTransaction.joiningExisting().call(() -> {
            try (var connection = dataSource.getConnection();
                    var statement = connection.prepareStatement(
                            "select name, media_type, size_bytes, sha256 from stored_file where id = ?")) {
                statement.setObject(1, id);
                try (var row = statement.executeQuery()) {
                    return row.next()
                            ? Optional.of(new StoredFile(
                                    id, row.getString(1), row.getString(2), row.getLong(3), row.getBytes(4)))
                            : Optional.<StoredFile>empty();
                }
            }
        });
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
        return QuarkusTransaction.joiningExisting().call(() -> {
            try (var connection = dataSource.getConnection();
                    var statement = connection.prepareStatement(
                            "select content from stored_file_piece where file_id = ? and ordinal = ?")) {
                statement.setObject(1, id);
                statement.setInt(2, ordinal);
                try (var row = statement.executeQuery()) {
                    return row.next() ? cipher.openBytes(TABLE, column(ordinal), id, row.getBytes(1)) : null;
                }
            }
        });
    }

    private static String column(int ordinal) {
        return "content:" + ordinal;
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
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
