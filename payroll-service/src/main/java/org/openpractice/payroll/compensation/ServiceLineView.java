package org.openpractice.payroll.compensation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a claim and what became of it.
 *
 * @param reason why it is not credited; empty when it is
 * @param workRvus credited; null when nothing is
 */
record ServiceLineView(
        UUID id,
        UUID employeeId,
        UUID claimId,
        int lineNumber,
        LineStage stage,
        String procedureCode,
        List<String> modifiers,
        BigDecimal units,
        LocalDate serviceDate,
        LocalDate countedOn,
        ServiceLine.State state,
        String reason,
        @Nullable BigDecimal workRvus) {

    static ServiceLineView of(ServiceLine line, @Nullable WorkRvuEntry credit) {
        return new ServiceLineView(
                line.id(),
                line.employeeId(),
                line.claimId(),
                line.lineNumber(),
                line.stage(),
                line.procedureCode(),
                line.modifierList(),
                line.units(),
                line.serviceDate(),
                line.countedOn(),
                line.state(),
                line.reason(),
                credit == null ? null : credit.quantity());
    }
}
