package org.openpractice.payroll.localtax;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.UUID;

@ApplicationScoped
public class EnteredLocalTaxes implements PanacheRepositoryBase<EnteredLocalTax, UUID> {

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
        return taxes.isEmpty() ? LocalTaxInput.NONE : new LocalTaxInput(taxes);
    }

    List<EnteredLocalTax> inOrder() {
        return list("order by state, place, method, effectiveFrom, id");
    }
}
