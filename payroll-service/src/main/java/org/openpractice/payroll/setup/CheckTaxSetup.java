package org.openpractice.payroll.setup;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.enrollment.Enrollment;
import org.openpractice.payroll.enrollment.EnrollmentHistory;
import org.openpractice.payroll.enrollment.StateCertificates;
import org.openpractice.payroll.enrollment.WithholdingCertificate;
import org.openpractice.payroll.filing.DepositLookBacks;
import org.openpractice.payroll.filing.StaffSsns;
import org.openpractice.payroll.filing.TaxIdentities;
import org.openpractice.payroll.filing.WageFilers;
import org.openpractice.payroll.jurisdiction.JurisdictionHistory;
import org.openpractice.payroll.jurisdiction.Jurisdictions;
import org.openpractice.payroll.statetax.CertificateForm;
import org.openpractice.payroll.statetax.StateTables;
import org.openpractice.payroll.unemployment.UnemploymentAccounts;
import org.openpractice.payroll.unemployment.UnemploymentInput;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.problem.ProblemException;
import org.openpractice.platform.records.EffectiveDated;
import org.openpractice.platform.text.Counted;

/** What taxes and returns need beside the pay: registrations, rates, certificates, identities. */
@ApplicationScoped
class CheckTaxSetup {

    private final Jurisdictions jurisdictions;
    private final StateTables stateTables;
    private final UnemploymentAccounts unemployment;
    private final EnrollmentHistory history;
    private final StateCertificates certificates;
    private final TaxIdentities identities;
    private final StaffSsns staffSsns;
    private final DepositLookBacks lookBacks;
    private final WageFilers filers;

    CheckTaxSetup(
            Jurisdictions jurisdictions,
            StateTables stateTables,
            UnemploymentAccounts unemployment,
            EnrollmentHistory history,
            StateCertificates certificates,
            TaxIdentities identities,
            StaffSsns staffSsns,
            DepositLookBacks lookBacks,
            WageFilers filers) {
        this.jurisdictions = jurisdictions;
        this.stateTables = stateTables;
        this.unemployment = unemployment;
        this.history = history;
        this.certificates = certificates;
        this.identities = identities;
        this.staffSsns = staffSsns;
        this.lookBacks = lookBacks;
        this.filers = filers;
    }

    void check(People people, Map<UUID, JurisdictionHistory> histories, LocalDate payDate, List<Finding> findings) {
        var byState = byWorkState(people, histories, payDate);
        var registrations = jurisdictions.registrations(payDate);
        var assigned = unemployment.on(payDate).rates().stream()
                .map(UnemploymentInput.AssignedRate::state)
                .collect(Collectors.toSet());
        var accounts = unemployment.versions();
        byState.forEach((state, workers) -> {
            if (taxesWages(state)) {
                registration(state, workers, registrations.get(state), people, payDate, findings);
            }
            if (!assigned.contains(state)) {
                rateMissing(state, workers, accounts.get(state), people, payDate, findings);
            }
        });
        formW4(people, payDate, findings);
        byState.forEach((state, workers) -> stateCertificates(state, workers, people, payDate, findings));
        identities(people, findings);
        if (people.isEmpty()) {
            return;
        }
        if (!lookBacks.isStated(payDate.getYear())) {
            findings.add(ofGroup(
                    "deposit-schedule-missing",
                    "deposit-look-back " + payDate.getYear(),
                    "How often the federal taxes of %d are deposited is not decided: nobody stated what was owed in the look-back period."
                            .formatted(payDate.getYear()),
                    "State it; zero for a new employer, who then deposits monthly (Publication 15, section 11).",
                    Mend.put("/deposit-look-backs/" + payDate.getYear(), null, Map.of("liability", Money.ZERO))));
        }
        if (!filers.isSetUp()) {
            findings.add(ofGroup(
                    "wage-filer-missing",
                    "wage-filer",
                    "Who files the wage statements with the Social Security Administration is not known.",
                    "Set it up before January: user of Business Services Online, address and contact.",
                    Mend.put(
                            "/wage-filer",
                            null,
                            Map.of(
                                    "userId", "ABCD1234",
                                    "kindOfEmployer", "N",
                                    "address",
                                            Map.of(
                                                    "deliveryAddress", "1 Main Street",
                                                    "city", "Springfield",
                                                    "state", "IL",
                                                    "zip", "62701"),
                                    "contactName", "Payroll office",
                                    "contactPhone", "2175550142",
                                    "contactEmail", "payroll@practice.example"))));
        }
    }

    private static Finding ofGroup(String code, String about, String what, String next, Mend mend) {
        return new Finding(code, Severity.WARNING, about, what, 0, List.of(), next, mend);
    }

    private static Map<String, List<Enrollment>> byWorkState(
            People people, Map<UUID, JurisdictionHistory> histories, LocalDate payDate) {
        var byState = new TreeMap<String, List<Enrollment>>();
        for (var person : people.where(person -> histories.containsKey(person.id()))) {
            Objects.requireNonNull(histories.get(person.id()))
                    .workState(payDate)
                    .ifPresent(state -> byState.computeIfAbsent(state, same -> new ArrayList<>())
                            .add(person));
        }
        return byState;
    }

    private boolean taxesWages(String state) {
        try {
            return stateTables.taxesWages(state);
        } catch (ProblemException noSuchState) {
            // The run refuses its people by name.
            return false;
        }
    }

    private static void registration(
            String state,
            List<Enrollment> workers,
            Jurisdictions.@Nullable Registered known,
            People people,
            LocalDate payDate,
            List<Finding> findings) {
        if (known == null || !known.holds()) {
            findings.add(people.finding(
                    "state-registration-missing",
                    Severity.WARNING,
                    "state-registration " + state,
                    "%s in %s, whose income tax is withheld, and the group is not registered there on %s."
                            .formatted(Counted.people(workers.size(), "works", "work"), state, payDate),
                    workers,
                    "Register with the state's tax agency and enter the account number.",
                    register(state, known == null ? null : IfMatch.etag(known.version()), payDate.withDayOfYear(1))));
        } else if (!known.isNumbered()) {
            findings.add(people.finding(
                    "withholding-account-missing",
                    Severity.WARNING,
                    "state-registration " + state,
                    "The number of the group's withholding account with %s is not known; deposits and returns need it."
                            .formatted(state),
                    workers,
                    "Enter the account number of the state's letter.",
                    register(state, IfMatch.etag(known.version()), known.from())));
        }
    }

    static Mend register(String state, @Nullable String ifMatch, LocalDate from) {
        return Mend.put(
                "/state-registrations/" + state,
                ifMatch,
                Map.of("registeredFrom", from.toString(), "accountNumber", "12345678"));
    }

    private static void rateMissing(
            String state,
            List<Enrollment> workers,
            @Nullable Long version,
            People people,
            LocalDate payDate,
            List<Finding> findings) {
        findings.add(people.finding(
                "unemployment-rate-missing",
                Severity.WARNING,
                "unemployment-account " + state,
                "%s in %s, and the rate that it assigned to the group for unemployment is not known: no contribution is calculated."
                        .formatted(Counted.people(workers.size(), "works", "work"), state),
                workers,
                "Enter the rate of the state's notice.",
                Mend.put(
                        "/unemployment-accounts/" + state,
                        version == null ? null : IfMatch.etag(version),
                        Map.of(
                                "effectiveFrom",
                                payDate.withDayOfYear(1).toString(),
                                "rate",
                                0.027,
                                "accountNumber",
                                "12345678"))));
    }

    private void formW4(People people, LocalDate payDate, List<Finding> findings) {
        var forms = history.of(WithholdingCertificate.class, people.ids());
        var without = people.where(person -> EffectiveDated.on(payDate, forms.getOrDefault(person.id(), List.of()))
                .isEmpty());
        if (!without.isEmpty()) {
            findings.add(people.finding(
                    "form-w4-missing",
                    Severity.WARNING,
                    "withholding-certificate",
                    "%s no Form W-4 in force on %s: tax is withheld as for a single person without other entries (Publication 15, section 9)."
                            .formatted(People.have(without), payDate),
                    without,
                    "Ask for the forms and enter them.",
                    Mend.csv(
                            "form-w4",
                            people.csv(
                                    "employee_number,effective_from,filing_status",
                                    without,
                                    person -> payDate + ",SINGLE_OR_MARRIED_FILING_SEPARATELY"))));
        }
    }

    private void stateCertificates(
            String state, List<Enrollment> workers, People people, LocalDate payDate, List<Finding> findings) {
        if (!taxesWages(state)) {
            return;
        }
        var form = stateTables.form(state);
        if (!asks(form)) {
            return;
        }
        var certified =
                certificates.inForce(workers.stream().map(Enrollment::id).toList(), payDate);
        var without = workers.stream()
                .filter(person -> !certified.getOrDefault(person.id(), Map.of()).containsKey(state))
                .toList();
        if (without.isEmpty()) {
            return;
        }
        var status = form.statusRequired()
                ? form.statuses().keySet().stream().sorted().findFirst().orElse("")
                : "";
        var percent =
                form.percents().isEmpty() ? "" : form.percents().getFirst().toPlainString();
        findings.add(people.finding(
                "state-certificate-missing",
                Severity.WARNING,
                "state-certificate " + state,
                "%s no %s of %s in force: %s".formatted(People.have(without), form.name(), state, form.withoutOne()),
                without,
                "Ask for the forms and enter them; GET /api/payroll/state-certificate-forms/%s names their lines."
                        .formatted(state),
                Mend.csv(
                        "state-certificates",
                        people.csv(
                                "employee_number,state,effective_from,status,percent",
                                without,
                                person -> "%s,%s,%s,%s".formatted(state, payDate, status, percent)))));
    }

    /** Whether there is anything that an employee enters on the form, beside a claim of exemption. */
    private static boolean asks(CertificateForm form) {
        return !form.statuses().isEmpty()
                || !form.counts().isEmpty()
                || !form.percents().isEmpty();
    }

    private void identities(People people, List<Finding> findings) {
        var known = identities.having(people.ids());
        var without = people.where(person -> !known.contains(person.id()));
        if (without.isEmpty()) {
            return;
        }
        var told = staffSsns.told(without.stream().map(Enrollment::id).toList());
        boolean allTold = without.stream().allMatch(person -> told.contains(person.id()));
        findings.add(people.finding(
                "tax-identity-missing",
                Severity.WARNING,
                "tax-identity",
                "%s no tax identity: wage statements need name, number and address.".formatted(People.have(without)),
                without,
                allTold
                        ? "Enter the addresses; the social security numbers are staff's."
                        : "Enter addresses, and the social security numbers in a column ssn where staff has not told them.",
                Mend.csv(
                        "tax-identity",
                        people.csv(
                                "employee_number,street,city,state,zip",
                                without,
                                person -> "1 Main Street,Springfield,IL,62701"))));
    }
}
