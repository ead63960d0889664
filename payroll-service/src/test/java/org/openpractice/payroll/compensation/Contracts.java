package org.openpractice.payroll.compensation;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.compensation.ContractTerms.CreditedWork;
import org.openpractice.payroll.compensation.ContractTerms.Draw;
import org.openpractice.payroll.compensation.ContractTerms.ThresholdMethod;
import org.openpractice.payroll.compensation.ContractTerms.Tier;
import org.openpractice.payroll.compensation.ContractVersions.Version;
import org.openpractice.platform.money.Rate;

/** Contracts that the tests settle. */
final class Contracts {

    private Contracts() {}

    static Tier tier(String above, String rate) {
        return new Tier(new BigDecimal(above), Rate.of(rate));
    }

    static ContractTerms terms(Tier... tiers) {
        return terms(ThresholdMethod.WHOLE_YEAR, "1", null, tiers);
    }

    static ContractTerms terms(ThresholdMethod threshold, String share, @Nullable Draw draw, Tier... tiers) {
        return new ContractTerms(
                Money.of("211452.00"),
                draw,
                Arrays.asList(tiers),
                new BigDecimal(share),
                Money.of("5000.00"),
                Money.of("400.00"),
                Money.of("650.00"),
                LineStage.POSTED,
                CreditedWork.PERSONALLY_PERFORMED,
                null,
                2026,
                SettlementPeriod.QUARTERLY,
                threshold,
                "Valuation of 2025");
    }

    static Version version(int number, String from, ContractTerms terms) {
        return new Version(
                UUID.nameUUIDFromBytes(new byte[] {(byte) number}), number, LocalDate.parse(from), null, terms);
    }

    static ContractVersions contract(Version... versions) {
        return new ContractVersions(1, List.of(versions));
    }

    static ContractYear year(int year) {
        return new ContractYear(LocalDate.of(year, 1, 1));
    }
}
