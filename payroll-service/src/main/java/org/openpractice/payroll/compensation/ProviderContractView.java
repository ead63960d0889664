package org.openpractice.payroll.compensation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param firstMonth month with which contract years begin, from 1 */
record ProviderContractView(UUID id, UUID employeeId, String specialty, int firstMonth, List<VersionView> versions) {

    public record VersionView(
            int number,
            LocalDate effectiveFrom,
            @Nullable LocalDate endsOn,
            ProviderContractVersion.State state,
            ContractTerms terms,
            String draftedBy,
            Instant draftedAt,
            @Nullable String approvedBy,
            @Nullable Instant approvedAt) {

        static VersionView of(ProviderContractVersion version) {
            return new VersionView(
                    version.number(),
                    version.effectiveFrom(),
                    version.endsOn(),
                    version.state(),
                    version.terms(),
                    version.draftedBy(),
                    version.draftedAt(),
                    version.approvedBy(),
                    version.approvedAt());
        }
    }

    static ProviderContractView of(ProviderContract contract, List<ProviderContractVersion> versions) {
        return new ProviderContractView(
                contract.id(),
                contract.employeeId(),
                contract.specialty(),
                contract.firstMonth(),
                versions.stream().map(VersionView::of).toList());
    }
}
