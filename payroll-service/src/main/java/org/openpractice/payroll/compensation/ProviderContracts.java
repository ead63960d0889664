package org.openpractice.payroll.compensation;

import io.quarkus.hibernate.orm.panache.PanacheRepositoryBase;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;
import org.openpractice.platform.reading.Reading;

/** Contracts with providers and their versions. */
@ApplicationScoped
public class ProviderContracts implements PanacheRepositoryBase<ProviderContract, UUID> {

    /** Refuses {@link PlatformProblem#NOT_FOUND}. */
    ProviderContract required(UUID id) {
        return findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
    }

    Optional<ProviderContract> ofEmployee(UUID employeeId) {
        return find("employeeId", employeeId).firstResultOptional();
    }

    /** The contract of somebody, locked: settlements and versions of one contract come one after the other. */
    Optional<ProviderContract> lockOfEmployee(UUID employeeId) {
        return find("employeeId", employeeId)
                .withLock(LockModeType.PESSIMISTIC_WRITE)
                .firstResultOptional();
    }

    List<ProviderContract> page(PageRequest page) {
        return find("id > ?1 order by id", page.after()).page(0, page.fetch()).list();
    }

    /** Versions of a contract in the order in which they were written. */
    List<ProviderContractVersion> versions(UUID contractId) {
        return versions(List.of(contractId)).getOrDefault(contractId, List.of());
    }

    Map<UUID, List<ProviderContractVersion>> versions(Collection<UUID> contractIds) {
        if (contractIds.isEmpty()) {
            return Map.of();
        }
        return getEntityManager()
                .createQuery(
                        "from ProviderContractVersion where among(contractId, :contracts) order by number",
                        ProviderContractVersion.class)
                .setParameter("contracts", Reading.ids(contractIds))
                .getResultStream()
                .collect(Collectors.groupingBy(ProviderContractVersion::contractId));
    }

    /** The approved versions of some people's contracts; nobody without one is in the answer. */
    public Map<UUID, ContractVersions> approved(Collection<UUID> employeeIds) {
        if (employeeIds.isEmpty()) {
            return Map.of();
        }
        var contracts = list("among(employeeId, ?1)", (Object) Reading.ids(employeeIds));
        var versions = versions(contracts.stream().map(ProviderContract::id).toList());
        var approved = new HashMap<UUID, ContractVersions>();
        for (var contract : contracts) {
            var counting = approved(contract, versions.getOrDefault(contract.id(), List.of()));
            if (!counting.versions().isEmpty()) {
                approved.put(contract.employeeId(), counting);
            }
        }
        return approved;
    }

    static ContractVersions approved(ProviderContract contract, List<ProviderContractVersion> versions) {
        return new ContractVersions(
                contract.firstMonth(),
                versions.stream()
                        .filter(version -> version.state() == ProviderContractVersion.State.APPROVED)
                        .map(ProviderContractVersion::asVersion)
                        .toList());
    }
}
