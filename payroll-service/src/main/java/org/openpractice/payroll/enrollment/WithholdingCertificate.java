package org.openpractice.payroll.enrollment;

import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.payroll.withholding.FormW4;

/** Form W-4 in force from a day on. */
@Entity
public class WithholdingCertificate extends EnrollmentVersion {

    @Convert(converter = FormW4Column.class)
    private FormW4 form;

    @SuppressWarnings("NullAway.Init")
    protected WithholdingCertificate() {}

    WithholdingCertificate(UUID enrollmentId, LocalDate effectiveFrom, FormW4 form) {
        super(enrollmentId, effectiveFrom);
        this.form = form;
    }

    public FormW4 form() {
        return form;
    }
}
