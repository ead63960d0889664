package org.openpractice.payroll;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.openpractice.payroll.marketpay.SurveyedPay;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.ListRules;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayrollListTest extends ListRules {

    @Override
    protected Map<String, String> below(UUID practiceGroup) {
        var of = new PayrollApi(practiceGroup);
        var below = new HashMap<String, String>();
        below.put("/adjustment-proposals/{id}/lines", SurveyedPay.proposal(of) + "/lines");
        below.put("/work-rvu-entries", "/work-rvu-entries?employeeId=" + UUID.randomUUID());
        return below;
    }
}
