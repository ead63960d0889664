package org.openpractice.payroll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.openpractice.testing.ApiRules;
import org.openpractice.testing.Infrastructure;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayrollApiTest extends ApiRules {

    private static final String ACH_RETURNS = "the example needs a file of the bank about an entry that was sent";
    private static final String PLAN = "the example needs somebody who takes part in the plan";
    private static final String FILING = "the example needs a year that is over, or a deposit that is due";

    private static final String ALIKE =
            "three enums have the same values, and the document does not tell which is which";

    @Override
    protected Map<String, String> notYet() {
        return Map.ofEntries(
                Map.entry("State3", ALIKE),
                Map.entry("State4", ALIKE),
                Map.entry("State6", ALIKE),
                Map.entry("AchReturnFileResource_get", ACH_RETURNS),
                Map.entry("AchReturnFileResource_post", ACH_RETURNS),
                Map.entry("EnrollmentResource_retirementElection", PLAN),
                Map.entry("RetirementDepositResource_deposit", PLAN),
                Map.entry("OwnW2Resource_pdf", FILING),
                Map.entry("TaxDepositResource_achFile", FILING),
                Map.entry("TaxDepositResource_pay", FILING),
                Map.entry("TaxDepositResource_release", FILING),
                Map.entry("W2Resource_efw2", FILING),
                Map.entry("W2Resource_efw2OfState", FILING),
                Map.entry("W2Resource_filing", FILING),
                Map.entry("W2Resource_prepare", FILING),
                Map.entry("W2Resource_submit", FILING));
    }
}
