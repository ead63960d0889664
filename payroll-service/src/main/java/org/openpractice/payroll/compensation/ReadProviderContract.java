package org.openpractice.payroll.compensation;

import static org.openpractice.platform.audit.Verb.READ;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.paging.Page;

/** Shows contracts with all their versions. */
@ApplicationScoped
class ReadProviderContract {

    private final ProviderContracts contracts;
    private final Audit audit;

    ReadProviderContract(ProviderContracts contracts, Audit audit) {
        this.contracts = contracts;
        this.audit = audit;
    }

    Page<ProviderContractView> list(ProviderContracts.Asked asked) {
        return contracts.list(asked).pageOf(this::views);
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code not-found} */
    @Transactional
    ProviderContractView read(UUID id) {
        var contract = contracts.get(id);
        audit.record(READ, "provider-contract", id);
        return changed(contract);
    }

    /** A contract that was just changed. */
    @Transactional
    ProviderContractView changed(ProviderContract contract) {
        return views(List.of(contract)).apply(contract);
    }

    private Function<ProviderContract, ProviderContractView> views(List<ProviderContract> found) {
        var versions =
                contracts.versions(found.stream().map(ProviderContract::id).toList());
        return contract -> ProviderContractView.of(contract, versions.getOrDefault(contract.id(), List.of()));
    }
}
