package org.openpractice.payroll.levy;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.openpractice.platform.records.Records;

/** What the group decided. */
@ApplicationScoped
public class LevySettings implements Records<LevySetting> {

    /** What the group decided and what holds on a pay date, one query for a whole run. */
    public LevyInput on(LocalDate payDate) {
        var byCode = new LinkedHashMap<String, LevyInput.Choice>();
        for (var setting : list("effectiveFrom <= ?1 order by code, effectiveFrom, id", payDate)) {
            byCode.put(
                    setting.code(), new LevyInput.Choice(setting.code(), setting.employeeRate(), setting.wageBase()));
        }
        return byCode.isEmpty() ? LevyInput.NONE : new LevyInput(List.copyOf(byCode.values()));
    }

    List<LevySetting> inOrder() {
        return list("order by code, effectiveFrom, id");
    }
}
