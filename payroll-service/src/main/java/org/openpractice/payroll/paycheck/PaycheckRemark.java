package org.openpractice.payroll.paycheck;

import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import java.util.List;
import java.util.UUID;

/**
 * A {@link Remark} as it is kept, for lists to filter by: once for all of whom the same is true and whose paychecks are written
 * together.
 */
@Entity
@SuppressWarnings("UnusedVariable") // queries ask for it
class PaycheckRemark {

    @Id
    private UUID id;

    private UUID payRunId;

    private int calculation;

    @Enumerated(EnumType.STRING)
    private Remark.Kind kind;

    private String what;

    private List<UUID> paycheckIds;

    @SuppressWarnings("NullAway.Init")
    protected PaycheckRemark() {}
}
