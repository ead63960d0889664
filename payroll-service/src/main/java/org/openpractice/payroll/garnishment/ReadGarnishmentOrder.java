package org.openpractice.payroll.garnishment;

import static org.openpractice.platform.audit.Verb.READ;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.paging.Page;

/** Shows orders and what was withheld for them; each reading is in the audit log. */
@ApplicationScoped
class ReadGarnishmentOrder {

    private final GarnishmentOrders orders;
    private final ColumnCipher cipher;
    private final Audit audit;

    ReadGarnishmentOrder(GarnishmentOrders orders, ColumnCipher cipher, Audit audit) {
        this.orders = orders;
        this.cipher = cipher;
        this.audit = audit;
    }

    Page<GarnishmentOrderSummary> list(GarnishmentOrders.Asked asked) {
        audit.record(READ, "garnishment-order", null);
        return orders.list(asked).page(GarnishmentOrderSummary::of);
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    @Transactional
    GarnishmentOrderView read(UUID id) {
        var order = orders.get(id);
        audit.record(READ, "garnishment-order", id);
        return changed(order);
    }

    /** An order that was just changed. */
    @Transactional
    GarnishmentOrderView changed(GarnishmentOrder order) {
        var versions = orders.termsOf(List.of(order.id())).getOrDefault(order.id(), List.of()).stream()
                .map(GarnishmentOrderTerms::terms)
                .toList();
        return GarnishmentOrderView.of(order, versions, orders.standing(order, versions.getLast()), cipher);
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    @Transactional
    Remittance remittance(UUID id) {
        var order = orders.get(id);
        audit.record(READ, "garnishment-remittance", id);
        return order.remittance(cipher);
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    @Transactional
    List<WithholdingView> withholdings(UUID id) {
        var order = orders.get(id);
        audit.record(READ, "garnishment-order", id);
        return orders.withholdings(order);
    }
}
