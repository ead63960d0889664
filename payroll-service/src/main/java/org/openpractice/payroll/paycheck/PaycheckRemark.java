package org.openpractice.payroll.paycheck;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.UUID;

/** A {@link Remark} as it is kept, for lists to filter by; written with the paycheck. */
@Entity
@SuppressWarnings("UnusedVariable") // queries ask for it
class PaycheckRemark {

    @Id
    private UUID id;

    private UUID paycheckId;

    @Enumerated(EnumType.STRING)
    private Remark.Kind kind;

    private String what;

    @SuppressWarnings("NullAway.Init")
    protected PaycheckRemark() {}
}
