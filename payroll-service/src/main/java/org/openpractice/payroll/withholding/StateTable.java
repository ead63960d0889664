package org.openpractice.payroll.withholding;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpractice.contracts.Money;

/**
 * What a state takes from wages in one year: a flat income tax or none, and levies on employees.
 *
 * @param incomeTaxRate empty in a state that does not tax wages
 * @param notWithheld taxes on wages in the state that are known and not withheld here; the trace names them
 */
public record StateTable(
        String state,
        String name,
        int year,
        String source,
        Optional<BigDecimal> incomeTaxRate,
        List<Levy> levies,
        List<String> notWithheld) {

    /**
     * A contribution of the employee.
     *
     * @param employeeShare part of the rate that the employee bears, 1 when all of it
     * @param wageBase wages of the year on which it is owed; empty when there is no limit
     */
    public record Levy(String code, String name, BigDecimal rate, BigDecimal employeeShare, Optional<Money> wageBase) {

        BigDecimal employeeRate() {
            return rate.multiply(employeeShare);
        }
    }

    /**
     * The states of one file by their two-letter code.
     *
     * @throws TableRefused naming the state and the identity that does not hold
     */
    static Map<String, StateTable> read(String name, JsonNode file) {
        var fields = new TableFields(name, file);
        int year = fields.yearOf("states");
        var states = new LinkedHashMap<String, StateTable>();
        for (var element : fields.child("states").node()) {
            var state = new TableFields(name, element);
            var code = state.text("state");
            state.checkControlTotal("state " + code);
            var levies = new ArrayList<Levy>();
            for (var levyNode : state.child("levies").node()) {
                var levy = new TableFields(name, levyNode);
                levies.add(new Levy(
                        levy.text("code"),
                        levy.text("name"),
                        levy.number("rate"),
                        levy.number("employeeShare"),
                        levy.child("wageBase").node().isNull()
                                ? Optional.empty()
                                : Optional.of(Money.of(levy.number("wageBase")))));
            }
            var notWithheld = new ArrayList<String>();
            element.path("notWithheld")
                    .forEach(tax -> notWithheld.add(tax.path("name").asText()));
            var rate = state.child("incomeTaxRate").node();
            states.put(
                    code,
                    new StateTable(
                            code,
                            state.text("name"),
                            year,
                            state.text("source"),
                            rate.isNull() ? Optional.empty() : Optional.of(state.decimal(rate)),
                            List.copyOf(levies),
                            List.copyOf(notWithheld)));
        }
        return Map.copyOf(states);
    }
}
