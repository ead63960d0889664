package org.openpractice.payroll.localtax;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import org.openpractice.platform.records.Records;

/** Local taxes that the group entered. */
@ApplicationScoped
public class EnteredLocalTaxes implements Records<EnteredLocalTax> {

    /** Taxes that the group entered and that hold on a pay date, one query for a whole run. */
    public LocalTaxInput on(LocalDate payDate) {
        var last = new LinkedHashMap<String, EnteredLocalTax>();
        for (var tax : list("effectiveFrom <= ?1 order by state, place, method, effectiveFrom, id", payDate)) {
            last.put(tax.terms().code(), tax);
        }
        var taxes = last.values().stream()
                .filter(tax -> !tax.ended())
                .map(EnteredLocalTax::terms)
                .toList();
        return taxes.isEmpty() ? LocalTaxInput.NONE : LocalTaxInput.of(taxes);
    }

    /** Whether a tax that is an amount and no rate holds for a place on a day. */
    public boolean hasFlat(String state, String place, LocalDate day) {
        return on(day).flat(state, place) != null;
    }

    List<EnteredLocalTax> inOrder() {
        return list("order by state, place, method, effectiveFrom, id");
    }
}
