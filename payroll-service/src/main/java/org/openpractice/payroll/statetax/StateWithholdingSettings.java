package org.openpractice.payroll.statetax;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.List;
import java.util.TreeMap;
import org.openpractice.platform.records.Records;

/** What the group decided where a state leaves it to the employer. */
@ApplicationScoped
public class StateWithholdingSettings implements Records<StateWithholdingSetting> {

    /** States for which a federal Form W-4 of before 2020 continues on a pay date, in the order of their codes. */
    public List<String> federalFormContinues(LocalDate payDate) {
        var byState = new TreeMap<String, Boolean>();
        for (var setting : list("effectiveFrom <= ?1 order by effectiveFrom, id", payDate)) {
            byState.put(setting.state(), setting.federalFormContinues());
        }
        return byState.entrySet().stream()
                .filter(decided -> decided.getValue())
                .map(decided -> decided.getKey())
                .toList();
    }

    List<StateWithholdingSetting> inOrder() {
        return list("order by state, effectiveFrom, id");
    }
}
