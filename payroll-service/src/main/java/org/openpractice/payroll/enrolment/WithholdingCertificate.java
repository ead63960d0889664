package org.openpractice.payroll.enrolment;

import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.util.UUID;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.platform.ids.Ids;

/** Form W-4 in force from a day on. */
@Entity
@Table(name = "withholding_certificate")
public class WithholdingCertificate implements EffectiveDated {

    @Id
    private UUID id;

    @Column(name = "enrolment_id")
    private UUID enrolmentId;

    @Column(name = "effective_from")
    private LocalDate effectiveFrom;

    @Convert(converter = FormW4Column.class)
    private FormW4 form;

    @SuppressWarnings("NullAway.Init")
    protected WithholdingCertificate() {}

    WithholdingCertificate(UUID enrolmentId, LocalDate effectiveFrom, FormW4 form) {
        this.id = Ids.next();
        this.enrolmentId = enrolmentId;
        this.effectiveFrom = effectiveFrom;
        this.form = form;
    }

    @Override
    public UUID id() {
        return id;
    }

    @Override
    public UUID enrolmentId() {
        return enrolmentId;
    }

    @Override
    public LocalDate effectiveFrom() {
        return effectiveFrom;
    }

    public FormW4 form() {
        return form;
    }
}
