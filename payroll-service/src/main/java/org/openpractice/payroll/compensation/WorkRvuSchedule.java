package org.openpractice.payroll.compensation;

import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.util.UUID;
import org.hibernate.annotations.EmbeddedColumnNaming;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Stamp;

/** One edition of the work RVUs of a fee schedule year, as somebody brought it. A correction is another edition. */
@Entity
class WorkRvuSchedule {

    @Id
    private UUID id;

    @Column(name = "year")
    private int scheduleYear;

    private int edition;

    private String source;

    private String sha256;

    private int rowCount;

    @Embedded
    @EmbeddedColumnNaming("imported_%s")
    private Stamp imported;

    @SuppressWarnings("NullAway.Init")
    protected WorkRvuSchedule() {}

    WorkRvuSchedule(int year, int edition, String source, String sha256, int rowCount, Stamp imported) {
        this.id = Ids.next();
        this.scheduleYear = year;
        this.edition = edition;
        this.source = source;
        this.sha256 = sha256;
        this.rowCount = rowCount;
        this.imported = imported;
    }

    public UUID id() {
        return id;
    }

    public int year() {
        return scheduleYear;
    }

    public int edition() {
        return edition;
    }

    public String source() {
        return source;
    }

    public String sha256() {
        return sha256;
    }

    public int rowCount() {
        return rowCount;
    }

    public Stamp imported() {
        return imported;
    }

    /** As a statement names it, for example {@code 2026 edition 2}. */
    public String name() {
        return scheduleYear + " edition " + edition;
    }
}
