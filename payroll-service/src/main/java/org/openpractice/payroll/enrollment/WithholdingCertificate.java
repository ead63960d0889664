package org.openpractice.payroll.enrollment;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.platform.ids.Ids;

/** Form W-4 in force from a day on. */
@Entity
public class WithholdingCertificate implements EnrollmentVersion {

    @Id
    private UUID id;

    private UUID enrollmentId;

    private LocalDate effectiveFrom;

    @Convert(converter = FormW4Column.class)
    private FormW4 form;

    @SuppressWarnings("NullAway.Init")
    protected WithholdingCertificate() {}

    WithholdingCertificate(UUID enrollmentId, LocalDate effectiveFrom, FormW4 form) {
        this.id = Ids.next();
        this.enrollmentId = enrollmentId;
        this.effectiveFrom = effectiveFrom;
        this.form = form;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public UUID enrollmentId() {
        return enrollmentId;
    }

    @Override
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    public FormW4 form() {
        return form;
    }
}
