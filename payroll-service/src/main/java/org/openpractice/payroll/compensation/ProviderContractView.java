package org.openpractice.payroll.compensation;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.http.Identified;
import org.openpractice.platform.http.Versioned;

/** @param firstMonth month with which contract years begin, from 1 */
record ProviderContractView(
        UUID id, UUID employeeId, String specialty, int firstMonth, List<VersionView> versions, long version)
        implements Identified, Versioned {

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
            var approved = version.approved();
            return new VersionView(
                    version.number(),
                    version.effectiveFrom(),
                    version.endsOn(),
                    version.state(),
                    version.terms(),
                    version.drafted().by(),
                    version.drafted().at(),
                    approved == null ? null : approved.by(),
                    approved == null ? null : approved.at());
        }
    }

    static ProviderContractView of(ProviderContract contract, List<ProviderContractVersion> versions) {
        return new ProviderContractView(
                contract.id(),
                contract.employeeId(),
                contract.specialty(),
                contract.firstMonth(),
                versions.stream().map(VersionView::of).toList(),
                contract.version());
    }
}
