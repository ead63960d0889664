package org.openpractice.staff.roster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.openpractice.staff.Refusals.assertRefused;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.staff.StaffProblem;

class RosterFileTest {

    static final String HEADER = "employee_number,first_name,middle_name,last_name,former_last_names,birth_date,ssn,"
            + "work_email,home_street,home_city,home_state,home_zip,location,department,position,employment_type,"
            + "starts_on,npi,dea_number";

    private static RosterFile file(String text) {
        return new RosterFile(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static List<RosterFile.Row> rows(RosterFile file) {
        var rows = new ArrayList<RosterFile.Row>();
        for (var row = file.next(); row != null; row = file.next()) {
            rows.add(row);
        }
        return rows;
    }

    @Test
    void readsWithByteOrderMarkAnyLineEndAnyOrderOfColumnsAndBlankLines() {
        var file = file("\uFEFF" + HEADER.replace("ssn,", "").toUpperCase(java.util.Locale.ROOT)
                + " , SSN \r\n\r\nE-1, Ada ,,,,,,,,,,,,,,,,,x\nE-2");

        assertThat(rows(file))
                .satisfiesExactly(
                        first -> {
                            assertThat(first.line()).isEqualTo(3);
                            assertThat(first.cells()).containsEntry(RosterColumn.EMPLOYEE_NUMBER, "E-1");
                            assertThat(first.cells()).containsEntry(RosterColumn.FIRST_NAME, "Ada");
                            assertThat(first.cells()).containsEntry(RosterColumn.SSN, "x");
                            assertThat(first.hasAllCells()).isTrue();
                        },
                        second -> {
                            assertThat(second.line()).isEqualTo(4);
                            assertThat(second.hasAllCells()).isFalse();
                        });
    }

    @Test
    void countsLinesAsAnEditorDoesWhenACellHoldsALineBreak() {
        var file = file(HEADER + "\nE-1,\"A\nB\"\nE-2\n");

        assertThat(rows(file)).extracting(RosterFile.Row::line).containsExactly(2L, 4L);
    }

    @Test
    void namesMissingAndUnknownColumns() {
        assertThatExceptionOfType(ProblemException.class)
                .isThrownBy(() -> file(HEADER.replace("ssn", "social") + "\n"))
                .satisfies(problem -> {
                    assertThat(problem.type()).isEqualTo(StaffProblem.ROSTER_HEADER_WRONG);
                    assertThat(problem.facts().get("missing")).isEqualTo(List.of("ssn"));
                    assertThat(problem.facts().get("unknown")).isEqualTo(List.of("social"));
                });
    }

    @Test
    void refusesAnEmptyFileAndAColumnTwice() {
        assertRefused(StaffProblem.ROSTER_HEADER_WRONG, () -> file(""));
        assertRefused(StaffProblem.ROSTER_HEADER_WRONG, () -> file(HEADER + ",ssn\n"));
    }

    @Test
    void refusesAQuoteThatIsNeverClosed() {
        var file = file(HEADER + "\nE-1,\"Ada\nE-2\n");

        assertRefused(StaffProblem.ROSTER_UNREADABLE, file::next);
    }

    @Test
    void refusesBytesThatAreNoUtf8() {
        byte[] latin = (HEADER + "\nE-1,Zo\u00EB\n").getBytes(StandardCharsets.ISO_8859_1);

        assertRefused(StaffProblem.ROSTER_UNREADABLE, () -> {
            try (var file = new RosterFile(new ByteArrayInputStream(latin))) {
                file.countRows();
            }
        });
    }
}
