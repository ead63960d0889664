package org.openpractice.payroll.takeover;

import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import java.time.LocalDate;
import java.util.Optional;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;
import org.openpractice.platform.records.Stamp;

/** The pay of one year that a former provider paid: what was stated of it, and whether a file was proved against that. */
@Entity
class TakeOver extends Aggregate {

    private int year;

    private String provider;

    private LocalDate through;

    private String statement;

    @Embedded
    @EmbeddedColumnNaming("stated_%s")
    private Stamp stated;

    @Embedded
    @EmbeddedColumnNaming("taken_%s")
    private @Nullable Stamp taken;

    @SuppressWarnings("NullAway.Init")
    protected TakeOver() {}

    /** @param json the statement as JSON */
    TakeOver(TakeOverStatement statement, String json, Stamp stated) {
        super(Ids.next());
        set(statement, json, stated);
    }

    /** Another statement; a file has to be proved against it anew. */
    void state(TakeOverStatement newStatement, String json, Stamp by) {
        set(newStatement, json, by);
    }

    private void set(TakeOverStatement newStatement, String json, Stamp by) {
        this.year = newStatement.year();
        this.provider = newStatement.provider();
        this.through = newStatement.through();
        this.statement = json;
        this.stated = by;
        this.taken = null;
    }

    void take(Stamp by) {
        this.taken = by;
    }

    int year() {
        return year;
    }

    String provider() {
        return provider;
    }

    LocalDate through() {
        return through;
    }

    String statement() {
        return statement;
    }

    Stamp stated() {
        return stated;
    }

    /** When a file was taken over; empty while none was proved against the statement. */
    Optional<Stamp> taken() {
        return Optional.ofNullable(taken);
    }
}
