package org.openpractice.payroll.place;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.openpractice.payroll.withholding.StateWithholdingFile;
import org.openpractice.payroll.withholding.WrongDigits;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.table.TableRefused;

class ReciprocityTest {

    private static final Pattern STATE = Pattern.compile("\\b[A-Z]{2}\\b");

    @Test
    void hasTheAgreementsOfTheCompilation() {
        var ours = Reciprocity.load();
        for (var row : StateWithholdingFile.read().path("reciprocity")) {
            var work = row.path("state").asText();
            if (work.equals("DC")) {
                assertThat(ours.between("DC", "MD").orElseThrow().form()).isEqualTo("D-4A");
                assertThat(ours.between("DC", "CA").orElseThrow().form()).isEqualTo("D-4A");
                continue;
            }
            var theirs = new TreeSet<String>();
            // A code of two capitals is a state; MW507 and S-corporation are none.
            var text = row.path("with").asText().replaceAll("MW507[^;)]*", "");
            var matcher = STATE.matcher(text);
            while (matcher.find()) {
                theirs.add(matcher.group());
            }
            var residents = new TreeSet<String>();
            ours.of(work).forEach(agreement -> {
                residents.add(agreement.residenceState());
                assertThat(agreement.seen()).isEqualTo(row.path("seen").asText());
                if (!agreement.form().contains("line 5")) {
                    assertThat(agreement.form()).isEqualTo(row.path("form").asText());
                }
            });
            assertThat(residents).as(work).isEqualTo(theirs);
        }
    }

    @Test
    void hasNoAgreementWhereNoneIsKnown() {
        var ours = Reciprocity.load();
        for (var work : new String[] {"NY", "CA", "DE"}) {
            assertThat(ours.of(work)).as(work).isEmpty();
            assertThat(ours.between(work, "NJ")).isEmpty();
        }
        assertThat(ours.between("PA", "NY")).isEmpty();
        assertThat(ours.between("DC", "DC")).isEmpty();
    }

    @Test
    void keepsTheConditionsOfTheAgreementsAndWhichAreForOneYear() {
        var ours = Reciprocity.load();
        assertThat(ours.between("KY", "OH").orElseThrow().condition())
                .isEqualTo(Reciprocity.Condition.NOT_TWENTY_PERCENT_SHAREHOLDER);
        assertThat(ours.between("KY", "VA").orElseThrow().condition()).isEqualTo(Reciprocity.Condition.DAILY_COMMUTER);
        assertThat(ours.between("MD", "PA").orElseThrow().localTax())
                .isEqualTo(Reciprocity.LocalTax.FALLS_AWAY_IF_CLAIMED);
        assertThat(ours.between("MD", "VA").orElseThrow().localTax()).isEqualTo(Reciprocity.LocalTax.FALLS_AWAY);
        assertThat(ours.between("IN", "OH").orElseThrow().localTax()).isEqualTo(Reciprocity.LocalTax.STAYS);
        assertThat(ours.between("MN", "ND").orElseThrow().yearly()).isTrue();
        assertThat(ours.between("ND", "MN").orElseThrow().yearly()).isTrue();
        assertThat(ours.between("MT", "ND").orElseThrow().yearly()).isTrue();
        assertThat(ours.between("WI", "IL").orElseThrow().yearly()).isFalse();
    }

    @Test
    void refusesATableThatLostAPairOrNamesNoState() {
        var lost = (ObjectNode) TableFields.open("reciprocity").node();
        ((ArrayNode) lost.path("agreements").path(0).path("residents")).remove(0);
        assertThatThrownBy(() -> Reciprocity.read(lost))
                .isInstanceOf(TableRefused.class)
                .hasMessageContaining("reciprocity")
                .hasMessageContaining("pairs");
        var wrong = (ObjectNode) TableFields.open("reciprocity").node();
        ((ObjectNode) wrong.path("agreements").path(0).path("residents").path(0)).put("state", "XX");
        assertThatThrownBy(() -> Reciprocity.read(wrong)).hasMessageContaining("XX is no state");
        WrongDigits.areRefused("reciprocity", (name, file) -> Reciprocity.read(file));
    }
}
