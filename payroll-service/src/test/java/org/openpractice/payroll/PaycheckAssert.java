package org.openpractice.payroll;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** What somebody's paycheck says, in the words of pay. */
public final class PaycheckAssert {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final String subject;
    private final JsonNode paycheck;

    private PaycheckAssert(String subject, JsonNode paycheck) {
        this.subject = subject;
        this.paycheck = paycheck;
    }

    /** Of the one paycheck that somebody has in a run. */
    public static PaycheckAssert assertThatCheck(PayrollApi api, String run, UUID employee) {
        return assertThatCheck(api, api.paycheck(run, employee));
    }

    /** @param paycheck its id */
    public static PaycheckAssert assertThatCheck(PayrollApi api, String paycheck) {
        String body = api.clerk()
                .get("/paychecks/" + paycheck)
                .then()
                .statusCode(200)
                .extract()
                .asString();
        try {
            return new PaycheckAssert("paycheck " + paycheck, JSON.readTree(body));
        } catch (JsonProcessingException e) {
            throw new AssertionError(body, e);
        }
    }

    public PaycheckAssert grosses(String amount) {
        return amountOf("gross", amount);
    }

    public PaycheckAssert nets(String amount) {
        return amountOf("net", amount);
    }

    /** One line of that code comes to the amount, be it an earning, a tax or a deduction. */
    public PaycheckAssert pays(String code, String amount) {
        assertThat(amounts(code)).as("%s of %s", code, subject).containsExactly(amount);
        return this;
    }

    public PaycheckAssert hasNo(String code) {
        assertThat(amounts(code)).as("%s of %s", code, subject).isEmpty();
        return this;
    }

    private PaycheckAssert amountOf(String total, String amount) {
        assertThat(paycheck.path(total).path("amount").asText())
                .as("%s of %s", total, subject)
                .isEqualTo(amount);
        return this;
    }

    private List<String> amounts(String code) {
        var amounts = new ArrayList<String>();
        for (JsonNode line : paycheck.path("lines")) {
            if (line.path("code").asText().equals(code)) {
                amounts.add(line.path("amount").path("amount").asText());
            }
        }
        return amounts;
    }
}
