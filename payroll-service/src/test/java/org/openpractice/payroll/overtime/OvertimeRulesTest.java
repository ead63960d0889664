package org.openpractice.payroll.overtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpractice.contracts.Money;

class OvertimeRulesTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void namesTheSourceOfEveryRule() {
        var rules = OvertimeRules.load();
        for (var state : List.of("AK", "CA", "CO", "KY", "NV")) {
            assertThat(rules.versions(state))
                    .isNotEmpty()
                    .allSatisfy(rule -> assertThat(rule.source()).isNotBlank());
        }
        assertThat(rules.state("TX", LocalDate.of(2026, 11, 1))).isEmpty();
    }

    // 29 CFR 541.600: 684 dollars a week since 1 January 2020
    @Test
    void keepsTheSalaryTestWithItsDate() {
        var salary = OvertimeRules.load().exemptSalary(LocalDate.of(2026, 11, 1));
        assertThat(salary.weekly()).isEqualTo(Money.of("684.00"));
        assertThat(salary.effectiveFrom()).isEqualTo(LocalDate.of(2020, 1, 1));
    }

    @Test
    void catchesOneChangedDigitByName() throws IOException {
        var changes = new ArrayList<String>();
        for (var state : file().path("states")) {
            for (var field : List.of("weeklyAbove", "consecutiveAbove", "dailyOnlyBelowRate", "controlTotal")) {
                if (state.has(field)) {
                    changes.add(state.path("state").asText() + "/" + field);
                }
            }
        }
        assertThat(changes).hasSizeGreaterThan(10);
        for (var change : changes) {
            var parts = change.split("/", -1);
            var file = file();
            for (var state : file.path("states")) {
                if (state.path("state").asText().equals(parts[0])) {
                    var written = state.path(parts[1]).asText();
                    ((ObjectNode) state).set(parts[1], new TextNode("9" + written.substring(1)));
                }
            }
            assertThatThrownBy(() -> OvertimeRules.read(file))
                    .as(change)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("Table overtime, " + parts[0]);
        }
    }

    private static JsonNode file() throws IOException {
        try (var stream = OvertimeRules.class.getResourceAsStream("/tables/overtime.json")) {
            return JSON.readTree(stream);
        }
    }
}
