package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.withholding.FormW4;
import org.openpractice.platform.problem.FieldError;
import org.openpractice.platform.table.TableFields;
import org.openpractice.platform.trace.Trace;

/**
 * A state's withholding certificate: its entries, and what applies to an employee who has given none.
 *
 * @param name as the agency prints it
 * @param statuses boxes or letters of which one is marked
 * @param statusRequired false where the federal Form W-4 decides, or only one entry among several needs it
 * @param percents percentages that may be elected; empty where the form elects none
 * @param share the entry of a nonresident's share, where there is one
 * @param exemptions grounds of a claim of exemption by their codes, the one of a claim that names none first; empty where
 *     nothing can be claimed
 * @param continuing what a federal Form W-4 of before 2020 stands for where the employee has given no form of the state;
 *     the group decides whether it does. Empty where the state does not allow it.
 */
public record CertificateForm(
        String name,
        Map<String, Status> statuses,
        boolean statusRequired,
        Map<String, Count> counts,
        Map<String, Amount> amounts,
        List<BigDecimal> percents,
        Optional<Share> share,
        Map<String, String> flags,
        Map<String, ExemptionClaim> exemptions,
        Absent absent,
        Optional<FederalStatuses> federalStatuses,
        Optional<FederalStatuses> continuing) {

    /**
     * @param schedule the table that applies
     * @param until how long it holds, where it says that nothing is withheld
     */
    public record Status(String says, String schedule, Optional<ExemptionClaim.Until> until) {}

    /**
     * The part of the pay that is for work in the state.
     *
     * @param of what the part is taken of
     * @param source where that was read
     */
    public record Share(String says, Of of, String source) {

        /** What a share is taken of. */
        public enum Of {
            /** The tax on all wages. */
            TAX,
            /** The wages; the tables are applied to the part. */
            WAGES
        }

        static Share read(TableFields fields) {
            return new Share(fields.text("says"), fields.choice(Of.class, "of"), fields.text("source"));
        }
    }

    /** @param max the most the form allows */
    public record Count(String says, int max) {}

    /** @param wholeDollars the form takes no cents */
    public record Amount(String says, boolean wholeDollars) {}

    /**
     * What applies without a certificate.
     *
     * @param says in words
     * @param federal the federal Form W-4 decides
     * @param percentOfWages withheld instead of any table
     * @param shareOfFederalExtra part of the additional federal withholding that is withheld besides
     */
    record Absent(
            String says,
            StateClaims claims,
            boolean federal,
            Optional<BigDecimal> percentOfWages,
            Rounding rounding,
            Optional<BigDecimal> shareOfFederalExtra) {}

    /** Which status of this form each status of the federal Form W-4 stands for. */
    record FederalStatuses(
            String single,
            String joint,
            String headOfHousehold,
            Optional<String> oldSingle,
            Optional<String> oldMarried,
            Optional<String> oldAllowances) {

        StateClaims claims(FormW4 form) {
            var claims = switch (form) {
                case FormW4.From2020 since2020 ->
                    StateClaims.status(
                            switch (since2020.filingStatus()) {
                                case SINGLE_OR_MARRIED_FILING_SEPARATELY -> single;
                                case MARRIED_FILING_JOINTLY -> joint;
                                case HEAD_OF_HOUSEHOLD -> headOfHousehold;
                            });
                case FormW4.Before2020 before -> {
                    boolean married = before.maritalStatus() == FormW4.MaritalStatus.MARRIED;
                    var old = StateClaims.status(married ? oldMarried.orElse(joint) : oldSingle.orElse(single));
                    yield oldAllowances
                            .map(line -> old.with(line, before.allowances()))
                            .orElse(old);
                }
            };
            return form.exempt() ? claims.asExempt() : claims;
        }
    }

    static CertificateForm read(TableFields fields) {
        var statuses = new LinkedHashMap<String, Status>();
        fields.child("statuses")
                .each()
                .forEach((code, status) -> statuses.put(
                        code,
                        new Status(
                                status.text("says"),
                                status.text("schedule"),
                                status.has("until")
                                        ? Optional.of(ExemptionClaim.Until.read(status))
                                        : Optional.empty())));
        var counts = new LinkedHashMap<String, Count>();
        fields.child("counts")
                .each()
                .forEach((name, count) -> counts.put(name, new Count(count.text("says"), count.whole("max"))));
        var amounts = new LinkedHashMap<String, Amount>();
        fields.child("amounts")
                .each()
                .forEach((name, amount) ->
                        amounts.put(name, new Amount(amount.text("says"), amount.flag("wholeDollars", false))));
        var flags = new LinkedHashMap<String, String>();
        var flagFields = fields.child("flags");
        flagFields.node().properties().forEach(flag -> flags.put(flag.getKey(), flagFields.text(flag.getKey())));
        var none = fields.child("none");
        var claims = new StateClaims(
                none.optionalText("status").orElse(null),
                Map.of(),
                Map.of(),
                none.optionalNumber("percent").orElse(null),
                null,
                java.util.Set.of(),
                false,
                null);
        var noneCounts = none.optionalChild("counts");
        if (noneCounts.isPresent()) {
            for (var count : noneCounts.get().node().properties()) {
                claims = claims.with(count.getKey(), noneCounts.get().whole(count.getKey()));
            }
        }
        var old = fields.optionalChild("oldFederalStatuses");
        var exemptions = new LinkedHashMap<String, ExemptionClaim>();
        fields.optionalChild("exemptions")
                .ifPresent(grounds ->
                        grounds.each().forEach((code, ground) -> exemptions.put(code, ExemptionClaim.read(ground))));
        return new CertificateForm(
                fields.text("name"),
                Map.copyOf(statuses),
                fields.flag("statusRequired", false),
                Map.copyOf(counts),
                Map.copyOf(amounts),
                fields.has("percents") ? fields.numbers("percents") : List.of(),
                fields.optionalChild("share").map(Share::read),
                Map.copyOf(flags),
                Collections.unmodifiableMap(exemptions),
                new Absent(
                        none.text("says"),
                        claims,
                        none.flag("federal", false),
                        none.optionalNumber("percentOfWages"),
                        none.choice(Rounding.class, "rounding", Rounding.CENT),
                        none.optionalNumber("shareOfFederalExtra")),
                fields.optionalChild("federalStatuses")
                        .map(federal -> new FederalStatuses(
                                federal.text("single"),
                                federal.text("joint"),
                                federal.text("headOfHousehold"),
                                old.map(form -> form.text("single")),
                                old.map(form -> form.text("married")),
                                old.map(form -> form.text("allowances")))),
                fields.optionalChild("federalFormBefore2020")
                        .map(before -> new FederalStatuses(
                                before.text("single"),
                                before.text("married"),
                                before.text("single"),
                                Optional.empty(),
                                Optional.empty(),
                                Optional.of(before.text("allowances")))));
    }

    /** What applies to an employee who has given none, in words. */
    public String withoutOne() {
        return absent.says();
    }

    static MonthDay monthDay(TableFields until) {
        try {
            return MonthDay.of(until.whole("month"), until.whole("day"));
        } catch (DateTimeException e) {
            throw until.refused("month", "a day of the year stands here", String.valueOf(until.node()));
        }
    }

    /** Every entry that this form does not have or does not take, with what it expects. */
    public List<FieldError> errors(StateClaims claims) {
        var errors = new ArrayList<FieldError>();
        if (claims.status() == null) {
            if (statusRequired) {
                errors.add(new FieldError("certificate.status", "expected one of " + codes(statuses) + " of " + name));
            }
        } else if (!statuses.containsKey(claims.status())) {
            errors.add(new FieldError(
                    "certificate.status",
                    statuses.isEmpty()
                            ? "expected none: " + name + " has no status"
                            : "expected one of " + codes(statuses) + " of " + name));
        }
        claims.counts().forEach((line, number) -> {
            var count = counts.get(line);
            if (count == null) {
                errors.add(unknown("counts", line, codes(counts)));
            } else if (number < 0 || number > count.max()) {
                errors.add(new FieldError(
                        "certificate.counts." + line,
                        "expected 0 to " + count.max() + ": " + count.says() + " of " + name));
            }
        });
        claims.amounts().forEach((line, given) -> {
            var amount = amounts.get(line);
            if (amount == null) {
                errors.add(unknown("amounts", line, codes(amounts)));
            } else if (given.isNegative() || (amount.wholeDollars() && given.cents() % 100 != 0)) {
                errors.add(new FieldError(
                        "certificate.amounts." + line,
                        "expected zero or more" + (amount.wholeDollars() ? ", whole dollars" : "") + ": "
                                + amount.says() + " of " + name));
            }
        });
        claims.flags().stream()
                .filter(flag -> !flags.containsKey(flag))
                .forEach(flag -> errors.add(unknown("flags", flag, codes(flags))));
        percentErrors(claims.percent(), claims.exempt(), errors);
        var part = claims.share();
        if (part != null) {
            if (share.isEmpty()) {
                errors.add(new FieldError("certificate.share", "expected none: " + name + " has no share"));
            } else if (part.signum() < 0 || part.compareTo(BigDecimal.ONE) > 0) {
                errors.add(new FieldError(
                        "certificate.share", "expected 0 to 1: " + share.get().says()));
            }
        }
        exemptionErrors(claims, errors);
        return List.copyOf(errors);
    }

    private void exemptionErrors(StateClaims claims, List<FieldError> errors) {
        if (claims.exempt() && exemptions.isEmpty()) {
            errors.add(new FieldError("certificate.exempt", "expected false: " + name + " has no claim of exemption"));
        }
        var ground = claims.ground();
        if (ground != null && !claims.exempt()) {
            errors.add(
                    new FieldError("certificate.ground", "expected none without exempt: it is the ground of a claim"));
        } else if (ground != null && !exemptions.containsKey(ground)) {
            errors.add(new FieldError(
                    "certificate.ground", "expected one of " + codes(exemptions) + " of " + name + ", or none"));
        }
    }

    private void percentErrors(@Nullable BigDecimal percent, boolean claimsExempt, List<FieldError> errors) {
        if (percent == null) {
            if (!percents.isEmpty() && !claimsExempt) {
                errors.add(new FieldError("certificate.percent", "expected one of " + percents + " of " + name));
            }
        } else if (percents.stream().noneMatch(allowed -> allowed.compareTo(percent) == 0)) {
            errors.add(new FieldError(
                    "certificate.percent",
                    percents.isEmpty()
                            ? "expected none: " + name + " elects no percentage"
                            : "expected one of " + percents + " of " + name));
        }
    }

    private FieldError unknown(String group, String line, TreeSet<String> known) {
        return new FieldError(
                "certificate." + group + "." + line,
                known.isEmpty()
                        ? "expected none: " + name + " has no " + group
                        : "expected one of " + known + " of " + name);
    }

    private static TreeSet<String> codes(Map<String, ?> entries) {
        return new TreeSet<>(entries.keySet());
    }

    /**
     * The entries that count for a payment, and how they came to count. A claim of exemption that has ended, or whose
     * condition is not met, leaves its employee as one without a certificate.
     *
     * <p>Refuses {@link StateTaxProblem#STATE_EXEMPTION_NOT_CONFIRMED}.
     */
    Standing on(StatePayment payment, @Nullable CertifiedClaims certified, String rule, Trace trace) {
        var formW4 = payment.formW4();
        if (certified != null && holds(payment, certified, rule, trace)) {
            return new Standing(
                    completed(shared(payment, certified.claims(), rule, trace), formW4), Optional.empty(), Money.ZERO);
        }
        if (certified == null && continuing.isPresent() && formW4 instanceof FormW4.Before2020) {
            trace.add(
                    rule,
                    name,
                    "No certificate of the state; whether the federal Form W-4 of before 2020 continues is the group's decision: /state-withholding-settings",
                    payment.federalFormContinues() ? "continues" : "does not continue");
            if (payment.federalFormContinues()) {
                return new Standing(continuing.get().claims(formW4), Optional.empty(), Money.ZERO);
            }
        }
        trace.add(rule, name, () -> "No certificate: " + absent.says(), "default");
        var claims = absent.federal() ? completed(StateClaims.none(), formW4) : absent.claims();
        var extra = absent.shareOfFederalExtra()
                .map(part -> extraWithholding(formW4).times(part, java.math.RoundingMode.HALF_UP))
                .orElse(Money.ZERO);
        return new Standing(claims, absent.percentOfWages(), extra);
    }

    private boolean holds(StatePayment payment, CertifiedClaims certified, String rule, Trace trace) {
        var claims = certified.claims();
        var year = certified.effectiveFrom().getYear();
        if (!claims.exempt()) {
            var status = claims.status() == null ? null : statuses.get(claims.status());
            return status == null
                    || status.until().isEmpty()
                    || !ended(status.says(), status.until().get(), year, payment, rule, trace);
        }
        if (exemptions.isEmpty()) {
            return true;
        }
        var ground = ground(claims);
        return !ended(ground.says(), ground.until(), year, payment, rule, trace) && met(ground, payment, rule, trace);
    }

    /** That of a claim that names none is the form's first. */
    private ExemptionClaim ground(StateClaims claims) {
        var named = claims.ground() == null ? null : exemptions.get(claims.ground());
        return named == null ? exemptions.values().iterator().next() : named;
    }

    private boolean ended(
            String says, ExemptionClaim.Until until, int yearOfClaim, StatePayment payment, String rule, Trace trace) {
        var payDate = payment.period().payDate();
        var lastDay = until.lastDay(yearOfClaim);
        if (lastDay.isEmpty() || !payDate.isAfter(lastDay.get())) {
            return false;
        }
        if (until instanceof ExemptionClaim.Until.NotConfirmed) {
            throw StateTaxProblem.STATE_EXEMPTION_NOT_CONFIRMED.because(
                    "%s: exemption claimed in %d (%s); whether it still holds on %s was not confirmed. Enter a certificate of %d, with the claim or without it: PUT /enrollments/{employeeId}/state-certificates/{state}"
                            .formatted(name, yearOfClaim, says, payDate, payDate.getYear()));
        }
        trace.add(
                rule, name, () -> "The exemption claimed in " + yearOfClaim + " ended on " + lastDay.get(), "expired");
        return true;
    }

    private boolean met(ExemptionClaim ground, StatePayment payment, String rule, Trace trace) {
        if (ground.withFederal() && !payment.formW4().exempt()) {
            trace.add(rule, name, "Exemption claimed, but not on the federal Form W-4 in force", "does not count");
            return false;
        }
        if (ground.residentsOnly() && Boolean.FALSE.equals(payment.resident())) {
            trace.add(rule, name, "Exemption claimed by a nonresident: it is for residents only", "does not count");
            return false;
        }
        var most = ground.wagesOfYear();
        var wages = payment.wagesOfYear();
        if (most.isPresent() && wages != null && most.get().isExceededBy(wages.decimal())) {
            trace.add(
                    rule,
                    name,
                    () -> "Exemption claimed, but wages of the year come to %s: %s"
                            .formatted(wages.amount(), ground.says()),
                    "does not count");
            return false;
        }
        return true;
    }

    /** All pay of a resident is taxed by the state. */
    private StateClaims shared(StatePayment payment, StateClaims claims, String rule, Trace trace) {
        if (claims.share() == null || !Boolean.TRUE.equals(payment.resident())) {
            return claims;
        }
        trace.add(rule, name, "The share is a nonresident's; the employee lives in the state", "does not count");
        return claims.withShare(null);
    }

    private StateClaims completed(StateClaims claims, FormW4 formW4) {
        if (claims.status() != null || federalStatuses.isEmpty()) {
            return claims;
        }
        var federal = federalStatuses.get().claims(formW4);
        return new StateClaims(
                federal.status(),
                claims.counts().isEmpty() ? federal.counts() : claims.counts(),
                claims.amounts(),
                claims.percent(),
                claims.share(),
                claims.flags(),
                claims.exempt() || federal.exempt(),
                claims.ground());
    }

    private static Money extraWithholding(FormW4 form) {
        return switch (form) {
            case FormW4.From2020 since2020 -> since2020.extraWithholding();
            case FormW4.Before2020 before2020 -> before2020.extraWithholding();
        };
    }

    /**
     * @param percentOfWages to be withheld instead of any table
     * @param extra to be withheld besides
     */
    record Standing(StateClaims claims, Optional<BigDecimal> percentOfWages, Money extra) {}
}
