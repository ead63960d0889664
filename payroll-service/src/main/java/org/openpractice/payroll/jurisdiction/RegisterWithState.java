package org.openpractice.payroll.jurisdiction;

import static org.openpractice.platform.audit.Verb.ADDED;
import static org.openpractice.platform.audit.Verb.CHANGED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.LocalDate;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.place.StateAccountNumber;
import org.openpractice.payroll.place.StateCode;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;

/** Keeps with which states the group is registered to withhold; a change needs the current {@code ETag}. */
@ApplicationScoped
class RegisterWithState {

    /**
     * @param registeredUntil last day; null while it holds
     * @param accountNumber number under which the state knows the group; null where it is not known yet
     */
    @Schema(name = "RegisterWithState")
    public record Request(
            @NotNull LocalDate registeredFrom,
            @Nullable LocalDate registeredUntil,
            @Nullable StateAccountNumber accountNumber) {

        @SuppressWarnings("ConstantValue") // an absent date is null until it is validated
        public Request {
            if (registeredFrom != null && registeredUntil != null && registeredUntil.isBefore(registeredFrom)) {
                throw new IllegalArgumentException("expected registeredUntil not before registeredFrom");
            }
        }
    }

    private final StateRegistrations registrations;
    private final ColumnCipher cipher;
    private final Audit audit;

    RegisterWithState(StateRegistrations registrations, ColumnCipher cipher, Audit audit) {
        this.registrations = registrations;
        this.cipher = cipher;
        this.audit = audit;
    }

    @Transactional
    public StateRegistration register(StateCode state, IfMatch ifMatch, Request request) {
        var known = registrations.with(state.code());
        if (known.isPresent()) {
            var registration = known.get();
            ifMatch.require(registration.version());
            registration.change(request, cipher);
            audit.record(CHANGED, "state-registration", registration.id());
            return registration;
        }
        var registration = new StateRegistration(state.code(), request, cipher);
        registrations.persist(registration);
        audit.record(ADDED, "state-registration", registration.id());
        return registration;
    }
}
