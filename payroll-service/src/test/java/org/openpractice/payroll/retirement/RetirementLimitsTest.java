package org.openpractice.payroll.retirement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openpractice.contracts.Money;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

class RetirementLimitsTest {

    @ParameterizedTest
    @CsvSource({
        // IRS Notice 2024-80
        "2025, 23500, 7500, 11250, 70000, 350000, 160000, 230000",
        // IRS Notice 2025-67
        "2026, 24500, 8000, 11250, 72000, 360000, 160000, 235000",
    })
    void areThoseThatTheIrsPrinted(
            int year,
            String deferral,
            String catchUp,
            String sixty,
            String additions,
            String pay,
            String hce,
            String key) {
        var limits = RetirementLimits.of(LocalDate.of(year, 12, 31));
        assertThat(limits.electiveDeferral()).isEqualTo(Money.of(deferral));
        assertThat(limits.catchUp()).isEqualTo(Money.of(catchUp));
        assertThat(limits.catchUp60To63()).isEqualTo(Money.of(sixty));
        assertThat(limits.annualAdditions()).isEqualTo(Money.of(additions));
        assertThat(limits.compensation()).isEqualTo(Money.of(pay));
        assertThat(limits.highlyCompensated()).isEqualTo(Money.of(hce));
        assertThat(limits.keyEmployee()).isEqualTo(Money.of(key));
        assertThat(limits.rothCatchUpWages()).isEqualTo(year == 2025 ? null : Money.of("150000"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"retirement-2025", "retirement-2026"})
    void refuseEveryWrongDigit(String name) {
        int tried = 0;
        var limits = TableFields.open(name).child("limits").node();
        for (var field : limits.properties()) {
            var right = field.getValue().asText();
            for (int at = 0; at < right.length(); at++) {
                var wrong = right.substring(0, at) + (right.charAt(at) == '9' ? '8' : '9') + right.substring(at + 1);
                var file = TableFields.open(name).node().deepCopy();
                ((ObjectNode) file.path("limits")).put(field.getKey(), wrong);
                assertThatThrownBy(() -> RetirementLimits.read(TableFields.of(name, file)))
                        .isInstanceOf(TableRefused.class)
                        .hasMessageContaining(name);
                tried++;
            }
        }
        assertThat(tried).isGreaterThan(35);
    }

    @Test
    void areRefusedForAYearThatIsNotThere() {
        assertThatThrownBy(() -> RetirementLimits.of(LocalDate.of(2027, 1, 1)))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("2027");
    }
}
