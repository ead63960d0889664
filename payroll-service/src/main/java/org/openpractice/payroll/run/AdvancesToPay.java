package org.openpractice.payroll.run;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.advance.AdvanceInputs;
import org.openpractice.payroll.advance.AdvanceProblem;
import org.openpractice.payroll.payline.PayCode;

/** The items of a run that pay advances out: each is of an advance that was agreed. */
@ApplicationScoped
class AdvancesToPay {

    private final AdvanceInputs advances;

    AdvancesToPay(AdvanceInputs advances) {
        this.advances = advances;
    }

    /** Refuses {@link AdvanceProblem#ADVANCE_NOT_AGREED}. */
    void requireAgreed(Collection<? extends PayRunRequest.Item<?>> items) {
        var asked = items.stream()
                .filter(item -> item.payCode().equals(PayCode.ADVANCE))
                .collect(Collectors.groupingBy(
                        PayRunRequest.Item::employeeId,
                        Collectors.mapping(PayRunRequest.Item::amount, Collectors.toList())));
        if (asked.isEmpty()) {
            return;
        }
        var standing = advances.of(asked.keySet());
        asked.forEach((employee, amounts) -> {
            var unused =
                    standing.getOrDefault(employee, AdvanceInputs.Standing.NONE).with(amounts);
        });
    }

    /** Amounts of the items of one person that pay an advance out. */
    static List<Money> of(List<PayRunItem> items) {
        return items.stream()
                .filter(PayRunItem::isAdvance)
                .map(PayRunItem::amount)
                .toList();
    }
}
