package org.openpractice.payroll.login;

import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import java.util.UUID;
import org.openpractice.payroll.PayrollApi;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.OwnRecordRules;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class OwnRecordMatrixTest extends OwnRecordRules {

    private static final String STUB = "/me/pay-stubs/{paycheckId}";
    private static final String W2 = "/me/w-2s/{year}";
    private static final String CHANGE = "/me/direct-deposit-changes/{changeId}";
    private static final String STATEMENT = "/me/provider-statements/{settlementId}";

    @Override
    protected People people() {
        var api = new PayrollApi();
        var records = new OwnRecords(api);
        api.employer();
        records.filer();
        var calendar = api.biweeklyCalendar();
        var owner = api.salaried(calendar, "TX", "65000.00");
        records.linked(2, owner, OWNER);
        // Paid last year too, when the owner was not there yet.
        var lastYear = records.calendarOf2025();
        var other = api.salaried(lastYear, "TX", "130000.00", "2025-12-01");
        records.linked(2, other, "somebody-else");
        records.identity(owner, "212-34-6671");
        records.identity(other, "212-34-6672");
        String ownChange = api.proposedDeposit(owner, "1234567890");
        String otherChange = api.proposedDeposit(other, "2234567890");
        String ownStatement = records.approvedSettlement(owner);
        String otherStatement = records.approvedSettlement(other);

        String run = api.paid(calendar, "2026-11-01");
        String otherRun = api.paidThen(lastYear, "2025-12-07", "2025-12-26");
        records.submitted(records.preparedW2s(2025));
        records.submitted(records.preparedW2s(2026));

        return new People(
                api.group,
                Map.of(
                        STUB, "/me/pay-stubs/" + api.paycheck(run, owner),
                        W2, "/me/w-2s/2026",
                        CHANGE, "/me/direct-deposit-changes/" + ownChange,
                        STATEMENT, "/me/provider-statements/" + ownStatement),
                Map.of(
                        STUB, "/me/pay-stubs/" + api.paycheck(otherRun, other),
                        W2, "/me/w-2s/2025",
                        CHANGE, "/me/direct-deposit-changes/" + otherChange,
                        STATEMENT, "/me/provider-statements/" + otherStatement),
                Map.of(
                        STUB, "/me/pay-stubs/" + UUID.randomUUID(),
                        W2, "/me/w-2s/2001",
                        CHANGE, "/me/direct-deposit-changes/" + UUID.randomUUID(),
                        STATEMENT, "/me/provider-statements/" + UUID.randomUUID()),
                Map.of(
                        "/me/direct-deposit-changes",
                        "{\"routingNumber\":\"121042882\",\"accountNumber\":\"3234567890\",\"accountKind\":\"CHECKING\"}"));
    }
}
