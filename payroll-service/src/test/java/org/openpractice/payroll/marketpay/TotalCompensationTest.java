package org.openpractice.payroll.marketpay;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.openpractice.payroll.marketpay.TotalCompensation.Part;
import org.openpractice.payroll.payline.PayLine;

class TotalCompensationTest {

    @ParameterizedTest
    @CsvSource({
        "EARNING, SALARY, SALARY",
        "EARNING, OVERTIME-PREMIUM, SALARY",
        "EARNING, BONUS, BONUS",
        "EARNING, DISCRETIONARY-BONUS, BONUS",
        "EARNING, PROVIDER-WRVU, BONUS",
        "EMPLOYER_TAX, US-SS-EMPLOYER, EMPLOYER_TAXES",
        "EMPLOYER_CONTRIBUTION, 401K-MATCH, RETIREMENT",
        "EMPLOYER_CONTRIBUTION, HSA-EMPLOYER, BENEFITS"
    })
    void everyLineThatTheEmployerBearsStandsInOnePartOfTheStatement(PayLine.Kind kind, String code, Part part) {
        assertThat(TotalCompensation.part(kind, code)).isEqualTo(part);
    }
}
