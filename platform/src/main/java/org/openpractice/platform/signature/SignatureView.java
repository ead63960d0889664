package org.openpractice.platform.signature;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A signature as it is shown, verified at this moment.
 *
 * @param meaning what the person declared by it
 * @param loggedInAt when the person had logged in
 * @param authentication how, as the identity provider states it
 * @param sha256 of the signed content, in hexadecimal
 * @param contentBytes length of the signed content
 * @param reasons why it does not verify, in words; empty when it does
 * @param differences what the record is now where it differs from what was signed; at most 100
 */
public record SignatureView(
        UUID id,
        String meaning,
        String signedBy,
        String client,
        Instant loggedInAt,
        String authentication,
        Instant signedAt,
        String sha256,
        int contentBytes,
        Verdict verdict,
        List<String> reasons,
        List<Difference> differences) {

    private static final int SHOWN = 100;

    /** What verifying came to. */
    public enum Verdict {
        /** Signature and record are as they were signed. */
        VALID,
        /** The signature is as it was made, but the record is no longer what was signed. */
        RECORD_CHANGED,
        /** What is kept of the signature is not what was written when it was made. */
        SIGNATURE_CHANGED
    }

    /**
     * A place where the record differs from what was signed.
     *
     * @param signed null when it was not there
     * @param now null when it is gone
     */
    public record Difference(
            String place, @Nullable String signed, @Nullable String now) {}

    /** @param reasons why what is kept is not what was written */
    static SignatureView of(Signature signature, List<String> reasons, List<Difference> differences) {
        var login = signature.login();
        var verdict = !reasons.isEmpty()
                ? Verdict.SIGNATURE_CHANGED
                : differences.isEmpty() ? Verdict.VALID : Verdict.RECORD_CHANGED;
        return new SignatureView(
                signature.id(),
                signature.meaning(),
                login.name(),
                login.client(),
                login.at(),
                login.authentication(),
                signature.signedAt(),
                signature.digest(),
                signature.content().length,
                verdict,
                verdict == Verdict.RECORD_CHANGED
                        ? List.of("The record differs from what was signed in %d places".formatted(differences.size()))
                        : reasons,
                differences.stream().limit(SHOWN).toList());
    }
}
