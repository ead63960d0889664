package org.openpractice.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.testing.Infrastructure;
import org.openpractice.testing.TenancyCatalogRules;

@QuarkusTest
@WithTestResource(Infrastructure.class)
class PayrollTenancyTest extends TenancyCatalogRules {

    @Inject
    EntityManager entities;

    @Inject
    CurrentGroup currentGroup;

    @ParameterizedTest
    @ValueSource(strings = {"payable_paycheck", "counting_paycheck"})
    void aGroupSeesOnlyItsOwnPaychecksThroughViews(String view) {
        var api = new PayrollApi();
        var paid = Payday.of(api).salaried("TX", "65000.00").paid();
        assertThat(employees(view, api.group)).containsExactly(paid.employee());
        assertThat(employees(view, UUID.randomUUID())).isEmpty();
    }

    @SuppressWarnings("unchecked") // a native query of one column
    private List<UUID> employees(String view, UUID group) {
        return currentGroup.runAs(
                group,
                () -> QuarkusTransaction.requiringNew()
                        .call(() ->
                                (List<UUID>) entities.createNativeQuery("select employee_id from " + view, UUID.class)
                                        .getResultList()));
    }
}
