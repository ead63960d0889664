package org.openpractice.payroll.statetax;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openpractice.payroll.calendar.PayPeriod;
import org.openpractice.platform.table.ControlTotals;
import org.openpractice.platform.table.TableFields;

/**
 * What is known of one state: its editions, its certificate, what it counts as wages, and what is still missing.
 *
 * @param dateKey the date by which the agency chooses the edition
 * @param lastDate last date of any kind for which the editions were verified
 * @param notYet dates for which a datum is missing that decides the withholding
 */
record StateTaxes(
        String state,
        String name,
        DateKey dateKey,
        LocalDate lastDate,
        TaxedWages taxed,
        CertificateForm form,
        List<NotYet> notYet,
        List<StateEdition> editions) {

    enum DateKey {
        PAY_DATE,
        PERIOD_START,
        PERIOD_END;

        LocalDate of(PayPeriod period) {
            return switch (this) {
                case PAY_DATE -> period.payDate();
                case PERIOD_START -> period.startsOn();
                case PERIOD_END -> period.endsOn();
            };
        }
    }

    record NotYet(LocalDate from, LocalDate through, String missing) {}

    private static final CertificateForm NO_FORM = new CertificateForm(
            "no certificate",
            Map.of(),
            false,
            Map.of(),
            Map.of(),
            List.of(),
            Optional.empty(),
            Map.of(),
            Map.of(),
            new CertificateForm.Absent(
                    "no certificate exists",
                    StateClaims.none(),
                    false,
                    Optional.empty(),
                    Rounding.CENT,
                    Optional.empty()),
            Optional.empty(),
            Optional.empty());

    /** @throws org.openpractice.platform.table.TableRefused naming the state, the row and the identity */
    static StateTaxes read(String state, JsonNode file) {
        var table = "state " + state;
        ControlTotals.check(table, file);
        var fields = TableFields.ofFile(table, file);
        if (!fields.text("state").equals(state)) {
            throw fields.refused("state", "the file is the one of its state", fields.text("state"));
        }
        boolean taxesWages = fields.flag("taxesWages", true);
        var name = fields.text("name");
        fields.text("source");
        var form = taxesWages ? CertificateForm.read(fields.child("form")) : NO_FORM;
        var editions = new ArrayList<StateEdition>();
        for (var edition : fields.list("editions")) {
            editions.add(edition(state, name, form, taxesWages, edition));
        }
        checkDates(fields, editions);
        var taxes = new StateTaxes(
                state,
                name,
                fields.choice(DateKey.class, "dateKey", DateKey.PAY_DATE),
                fields.has("lastPayDate")
                        ? fields.date("lastPayDate")
                        : editions.getLast().until().orElseThrow().minusDays(1),
                taxesWages
                        ? TaxedWages.read(fields.child("taxes"))
                        : new TaxedWages(false, false, false, "no tax on wages"),
                form,
                fields.has("notYet")
                        ? fields.list("notYet").stream()
                                .map(gap -> new NotYet(gap.date("from"), gap.date("through"), gap.text("missing")))
                                .toList()
                        : List.of(),
                List.copyOf(editions));
        fields.refuseUnknown();
        return taxes;
    }

    private static StateEdition edition(
            String state, String name, CertificateForm form, boolean taxesWages, TableFields edition) {
        edition.text("seen");
        edition.optionalText("confidence");
        var publication = edition.text("publication");
        return new StateEdition(
                state,
                name,
                edition.text("edition"),
                publication,
                name + ", " + publication,
                edition.has("effectiveFrom") ? Optional.of(edition.date("effectiveFrom")) : Optional.empty(),
                edition.has("effectiveTo") ? Optional.of(edition.date("effectiveTo")) : Optional.empty(),
                taxesWages ? StateMethod.read(edition) : new NoTax(),
                taxesWages ? Supplemental.read(edition.child("supplemental")) : new Supplemental.Aggregate(),
                form);
    }

    private static void checkDates(TableFields fields, List<StateEdition> editions) {
        for (int i = 1; i < editions.size(); i++) {
            var before = editions.get(i - 1);
            var from = editions.get(i).from();
            if (from.isPresent()
                    && (before.from().isEmpty()
                            || !before.from().get().isBefore(from.get())
                            || (before.until().isPresent()
                                    && before.until().get().isAfter(from.get())))) {
                throw fields.refused(
                        "editions " + (i + 1),
                        "editions follow each other",
                        from.get().toString());
            }
        }
    }

    /** Refuses {@link StateTaxProblem#STATE_TABLE_NOT_AVAILABLE}. */
    StateEdition edition(PayPeriod period) {
        var date = dateKey.of(period);
        for (var gap : notYet) {
            if (!date.isBefore(gap.from) && !date.isAfter(gap.through)) {
                throw StateTaxProblem.STATE_TABLE_NOT_AVAILABLE.because(
                        "%s, %s %s: missing is %s".formatted(name, what(), date, gap.missing));
            }
        }
        StateEdition found = null;
        if (!date.isAfter(lastDate) && !period.payDate().isAfter(lastDate)) {
            for (var edition : editions) {
                if (edition.covers(date)) {
                    found = edition;
                }
            }
        }
        if (found == null) {
            throw StateTaxProblem.STATE_TABLE_NOT_AVAILABLE.because(
                    "%s, %s %s: missing is a table in force then; loaded are %s, to %s"
                            .formatted(name, what(), date, loaded(), lastDate));
        }
        return found;
    }

    private String what() {
        return switch (dateKey) {
            case PAY_DATE -> "pay date";
            case PERIOD_START -> "period beginning";
            case PERIOD_END -> "period ending";
        };
    }

    private List<String> loaded() {
        return editions.stream()
                .filter(edition -> edition.from().isPresent())
                .map(edition -> edition.edition() + " from " + edition.from().orElseThrow())
                .toList();
    }
}
