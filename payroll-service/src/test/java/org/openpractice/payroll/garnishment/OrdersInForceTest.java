package org.openpractice.payroll.garnishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;

class OrdersInForceTest {

    @Test
    void standAsJsonAndComeBackTheSame() throws JsonProcessingException {
        var orders = Orders.all(
                "OH",
                Orders.order(
                        "A",
                        Orders.support("100.00")
                                .medical("5.00")
                                .percent("12.5")
                                .ordered("2026-01-05")
                                .total("900.00")
                                .terms(),
                        Money.of("300.00"),
                        Money.of("250.00")),
                Orders.order(
                        "B",
                        Orders.creditor("CA")
                                .minimumWage("16.90", 2026)
                                .debt(JudgmentDebt.CONSUMER)
                                .terms()));
        var json = OrderJson.MAPPER.writeValueAsString(orders);
        assertThat(OrderJson.MAPPER.readValue(json, OrdersInForce.class)).isEqualTo(orders);
        assertThat(new OrderTermsColumn()
                        .convertToEntityAttribute(new OrderTermsColumn()
                                .convertToDatabaseColumn(
                                        orders.orders().getFirst().terms())))
                .isEqualTo(orders.orders().getFirst().terms());
    }

    @Test
    void refuseTermsThatCannotBe() {
        assertThatThrownBy(() -> Orders.support("0.00").terms()).hasMessageContaining("amount above zero");
        assertThatThrownBy(() -> Orders.creditor("Ohio").terms()).hasMessageContaining("two-letter state");
        assertThatThrownBy(() -> Orders.creditor("OH").percent("100.5").terms()).hasMessageContaining("at most 100");
        assertThatThrownBy(() -> Orders.creditor("OH").total("0").terms()).hasMessageContaining("total above zero");
        assertThatThrownBy(() -> Orders.creditor("OH").fee("-1").terms()).hasMessageContaining("fee of zero or more");
        assertThatThrownBy(() -> new PlaceMinimumWage(Money.ZERO, 2026)).hasMessageContaining("above zero");
        assertThat(Orders.creditor("OH").percent("100").terms().percent()).isEqualTo(new BigDecimal("100"));
    }

    @Test
    void aRemittanceSaysNothingInLogs() {
        var remittance = new Remittance("State Disbursement Unit", "CASE-9081726354", "");
        assertThat(remittance.toString()).isEqualTo("Remittance[…]");
        assertThat(remittance.maskedCaseNumber()).isEqualTo("••••6354");
        assertThat(new Remittance("Clerk", "12", "").maskedCaseNumber()).isEqualTo("••••");
        assertThatThrownBy(() -> new Remittance(" ", "1", "")).hasMessageContaining("payee");
    }
}
