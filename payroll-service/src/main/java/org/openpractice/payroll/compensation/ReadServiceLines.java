package org.openpractice.payroll.compensation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.openpractice.platform.paging.Page;

/** Shows lines of claims with what they were credited. */
@ApplicationScoped
class ReadServiceLines {

    private final WorkRvuLedger ledger;

    ReadServiceLines(WorkRvuLedger ledger) {
        this.ledger = ledger;
    }

    Page<ServiceLineView> list(WorkRvuLedger.AskedLines asked) {
        return ledger.list(asked).pageOf(this::views);
    }

    /** Lines that were just changed. */
    @Transactional
    List<ServiceLineView> changed(List<ServiceLine> lines) {
        return lines.stream().map(views(lines)).toList();
    }

    private Function<ServiceLine, ServiceLineView> views(List<ServiceLine> lines) {
        var credits = ledger.byId(lines.stream()
                .map(ServiceLine::creditId)
                .filter(Objects::nonNull)
                .toList());
        return line -> {
            var credit = line.creditId();
            return ServiceLineView.of(line, credit == null ? null : credits.get(credit));
        };
    }
}
