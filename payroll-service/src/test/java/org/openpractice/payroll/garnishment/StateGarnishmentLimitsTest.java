package org.openpractice.payroll.garnishment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.garnishment.StateLimit.Rule;
import org.openpractice.platform.table.TableRefused;

class StateGarnishmentLimitsTest {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Test
    void everyJurisdictionHasARowWithStatuteSourceAndMark() {
        var limits = StateGarnishmentLimits.loaded();
        assertThat(limits.jurisdictions()).hasSize(51);
        for (var state : limits.jurisdictions()) {
            var row = limits.row(state, Orders.PAY_DATE);
            assertThat(row.statute()).as(state).isNotBlank();
            assertThat(row.source()).as(state).isNotBlank();
            assertThat(row.mark()).as(state).isIn("S", "M");
            if (row.rule() == Rule.LIMITED || row.rule() == Rule.PROHIBITED) {
                assertThat(row.mark()).as(state).isEqualTo("S");
            } else {
                assertThat(row.note()).as(state).isNotBlank();
            }
        }
    }

    @Test
    void aChangedDigitIsCaughtByTheNameOfItsRow() throws IOException {
        var text = file();
        for (var digit : new String[] {"\"times\": \"48\"", "\"2026\": \"16.90\"", "\"once\": \"10.00\""}) {
            assertThat(text).contains(digit);
            var changed = text.replace(digit, digit.replace('1', '7').replace('8', '7'));
            assertThatThrownBy(() -> StateGarnishmentLimits.read(JSON.readTree(changed)))
                    .isInstanceOf(TableRefused.class)
                    .hasMessageContainingAll("garnishment-limits", "control total");
        }
    }

    @Test
    void aMissingStateIsCaught() throws IOException {
        var file = (ObjectNode) JSON.readTree(file());
        file.withArray("states").remove(0);
        assertThatThrownBy(() -> StateGarnishmentLimits.read(file))
                .isInstanceOf(TableRefused.class)
                .hasMessageContaining("50 of 51");
    }

    private static String file() throws IOException {
        try (var stream = StateGarnishmentLimitsTest.class.getResourceAsStream("/tables/garnishment-limits.json")) {
            assertThat(stream).isNotNull();
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
