package org.openpractice.platform.signature;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.identity.Login;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.sql.Sql;

/**
 * The signatures of records. A feature signs within the transaction of what is signed, and shows the signatures at a path of
 * the record, to the roles that may read it. A record may have several, each of its own content; none is ever taken back.
 *
 * <p>Three things hold a signature: the SHA-256 of its content, its id, which is made from all its other members, and the line
 * of the audit log that names the id. Who changes the content and computes the hash anew needs another id; who gives it
 * another id has no audit line for it; and an audit line that is added or changed breaks the chain.
 */
@ApplicationScoped
public class Signatures {

    private static final String SUBJECT = "signature";

    private final Sql sql;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    Signatures(Sql sql, Audit audit, Actor actor, Clock clock) {
        this.sql = sql;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /**
     * Signs in the name of the person who acts.
     *
     * @param meaning what the person declares by it, for example {@code approves the pay run over these totals: ...}
     * @param content a record or a map of JSON values; it names its own form, so that a later form is told from a change
     * @throws IllegalStateException when nobody who logged in acts: neither a program nor a job signs
     */
    @Transactional(Transactional.TxType.MANDATORY)
    public void sign(String subjectType, UUID subjectId, String meaning, Object content) {
        var login = actor.login()
                .orElseThrow(() -> new IllegalStateException("Only a person who logged in can sign a " + subjectType));
        var signature = Signature.of(
                subjectType,
                subjectId,
                meaning,
                CanonicalJson.write(content),
                login,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
        sql.update("""
                        insert into signature (id, subject_type, subject_id, meaning, content, sha256, signed_by,
                            signed_by_id, client, logged_in_at, authentication, signed_at)
                        values (:id, :subjectType, :subjectId, :meaning, :content, :sha256, :signedBy, :signedById, :client,
                            :loggedInAt, :authentication, :signedAt)
                        """)
                .set("id", signature.id())
                .set("subjectType", subjectType)
                .set("subjectId", subjectId)
                .set("meaning", meaning)
                .set("content", signature.content())
                .set("sha256", signature.sha256())
                .set("signedBy", login.name())
                .set("signedById", login.userId())
                .set("client", login.client())
                .set("loggedInAt", login.at())
                .set("authentication", login.authentication())
                .set("signedAt", signature.signedAt())
                .run();
        audit.record(Verb.SIGNED, SUBJECT, signature.id());
    }

    /**
     * The signatures of a record in the order in which they were made, each verified now.
     *
     * @param content what would be signed now
     */
    @Transactional
    public List<SignatureView> verified(String subjectType, UUID subjectId, Object content) {
        var now = CanonicalJson.write(content);
        return of(subjectType, subjectId).stream()
                .map(signature -> SignatureView.of(
                        signature, reasons(signature), CanonicalJson.differences(signature.content(), now)))
                .toList();
    }

    /** The bytes that were signed, as they are kept. Refuses {@link PlatformProblem#NOT_FOUND}. */
    @Transactional
    public byte[] content(String subjectType, UUID subjectId, UUID signatureId) {
        return of(subjectType, subjectId).stream()
                .filter(signature -> signature.id().equals(signatureId))
                .map(Signature::content)
                .findFirst()
                .orElseThrow(PlatformProblem::notFound);
    }

    private List<String> reasons(Signature signature) {
        var reasons = new ArrayList<String>();
        if (!signature.hasItsContent()) {
            reasons.add("The kept content does not have the SHA-256 that was signed");
        }
        if (!signature.hasItsId()) {
            reasons.add("Meaning, hash, person, login or time is not what was written when it was signed");
        }
        if (!isInAuditLog(signature)) {
            reasons.add("The audit log knows of no such signature of that person");
        }
        return reasons;
    }

    private boolean isInAuditLog(Signature signature) {
        return sql.query("""
                        select 1 from audit_line where subject_id = :id and subject_type = :subject
                            and action = :action and actor = :actor and client = :client
                        """)
                .set("id", signature.id())
                .set("subject", SUBJECT)
                .set("action", Verb.SIGNED.word())
                .set("actor", signature.login().name())
                .set("client", signature.login().client())
                .any();
    }

    private List<Signature> of(String subjectType, UUID subjectId) {
        return sql.query("""
                        select * from signature where subject_type = :subjectType and subject_id = :subjectId
                        order by signed_at, id
                        """)
                .set("subjectType", subjectType)
                .set("subjectId", subjectId)
                .list(row -> new Signature(
                        row.uuid("id"),
                        subjectType,
                        subjectId,
                        row.string("meaning"),
                        row.bytes("content"),
                        row.bytes("sha256"),
                        new Login(
                                row.string("signed_by"),
                                row.string("signed_by_id"),
                                row.string("client"),
                                row.instant("logged_in_at"),
                                row.string("authentication")),
                        row.instant("signed_at")));
    }
}
