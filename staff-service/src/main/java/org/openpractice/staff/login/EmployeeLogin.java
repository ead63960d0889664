package org.openpractice.staff.login;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.staff.LoginEvent.EmployeeLoginLinked;
import org.openpractice.contracts.staff.LoginEvent.EmployeeLoginUnlinked;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.records.Stamp;

/**
 * The link between a login of the identity provider and an employee, until it is ended. It lasts beyond the employment:
 * former employees need their pay stubs and their W-2, and whoever is rehired is the same employee. One that was ended
 * stays in the table.
 */
@Entity
class EmployeeLogin extends Aggregate {

    /** How the two were brought together. */
    public enum How {
        SET_BY_HR,
        /** By the person's first request for the own record: the login's verified e-mail address is her work address. */
        BY_WORK_EMAIL
    }

    private UUID employeeId;

    private String userId;

    private String userName;

    @Enumerated(EnumType.STRING)
    private How how;

    @Embedded
    @EmbeddedColumnNaming("linked_%s")
    private Stamp linked;

    @SuppressWarnings("UnusedVariable") // queries ask for it
    @Embedded
    @EmbeddedColumnNaming("ended_%s")
    private @Nullable Stamp ended;

    @SuppressWarnings("NullAway.Init")
    protected EmployeeLogin() {}

    /**
     * Links a login to an employee.
     *
     * @param userId id of the user at the identity provider
     * @param userName how the user was called then; for people to read
     */
    EmployeeLogin(UUID employeeId, String userId, String userName, How how, Stamp linked) {
        super(Ids.next());
        this.employeeId = employeeId;
        this.userId = userId;
        this.userName = userName;
        this.how = how;
        this.linked = linked;
    }

    /** The fact that the two were linked. */
    EmployeeLoginLinked linkedFact() {
        return new EmployeeLoginLinked(employeeId, userId, linked.at());
    }

    /** Ends the link. */
    EmployeeLoginUnlinked end(Stamp by) {
        ended = by;
        return new EmployeeLoginUnlinked(employeeId, userId);
    }

    boolean isOf(String otherUserId) {
        return userId.equals(otherUserId);
    }

    UUID employeeId() {
        return employeeId;
    }

    String userId() {
        return userId;
    }

    String userName() {
        return userName;
    }

    How how() {
        return how;
    }

    Stamp linked() {
        return linked;
    }
}
