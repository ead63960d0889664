package org.openpractice.gateway.login;

import io.quarkus.oidc.OIDCException;
import java.util.concurrent.CompletionException;

/** An access token that does not hold. */
final class TokenRefused extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private TokenRefused(Throwable cause) {
        super("the token does not hold", cause, false, false);
    }

    /** A token is refused only when it was looked at; without signing keys nothing is known about it. */
    static Throwable orUnavailable(Throwable failure) {
        var cause = rootOf(failure);
        return cause instanceof OIDCException ? cause : new TokenRefused(cause);
    }

    static Throwable rootOf(Throwable failure) {
        var cause = failure;
        while (cause instanceof CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }
}
