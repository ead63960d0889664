package org.openpractice.payroll.compensation;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.LockModeType;
import jakarta.ws.rs.QueryParam;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.reading.Reading;
import org.openpractice.platform.records.Records;

/** Contracts with providers and their versions. */
@ApplicationScoped
public class ProviderContracts implements Records<ProviderContract> {

    /** Which contracts are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("employeeId")
        @Nullable
        UUID employeeId;

        @QueryParam("specialty")
        @Nullable
        String specialty;

        @Parameter(description = "With a version that stands so; DRAFTED ones wait for a second person")
        @QueryParam("state")
        ProviderContractVersion.@Nullable State state;
    }

    ListOf<ProviderContract> list(Asked asked) {
        return list(ProviderContract.class, asked)
                .search("e.specialty", Enrollments.name("e.employeeId"), Enrollments.number("e.employeeId"))
                .where("e.employeeId = ?", asked.employeeId)
                .where("e.specialty = ?", asked.specialty)
                .where(
                        "exists (select 1 from ProviderContractVersion v where v.contractId = e.id and v.state = ?)",
                        asked.state)
                .sort("specialty", String.class, "lower(e.specialty)");
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
