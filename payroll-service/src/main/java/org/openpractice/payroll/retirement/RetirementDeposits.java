package org.openpractice.payroll.retirement;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

@ApplicationScoped
class RetirementDeposits implements PanacheRepositoryBase<RetirementDeposit, UUID> {

    Map<UUID, RetirementDeposit> of(Collection<UUID> payRunIds) {
        return payRunIds.isEmpty()
                ? Map.of()
                : list("id in ?1", payRunIds).stream()
                        .collect(Collectors.toMap(RetirementDeposit::id, Function.identity()));
    }
}
