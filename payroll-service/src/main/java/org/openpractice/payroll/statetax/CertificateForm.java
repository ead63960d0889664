package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
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
 * @param share what the entry of a nonresident's share is called, where the form has one
 * @param exempt what a claim of exemption is called, where the form has one
 * @param exemptUntil last day, in the year after the claim, on which an exemption holds; empty where the agency states
 *     none
 */
public record CertificateForm(
        String name,
        Map<String, Status> statuses,
        boolean statusRequired,
        Map<String, Count> counts,
        Map<String, Amount> amounts,
        List<BigDecimal> percents,
        Optional<String> share,
        Map<String, String> flags,
        Optional<String> exempt,
        Optional<MonthDay> exemptUntil,
        Absent absent,
        Optional<FederalStatuses> federalStatuses) {

    /** @param schedule the table that applies */
    public record Status(String says, String schedule) {}

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
                .forEach(
                        (code, status) -> statuses.put(code, new Status(status.text("says"), status.text("schedule"))));
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
                false);
        var noneCounts = none.optionalChild("counts");
        if (noneCounts.isPresent()) {
            for (var count : noneCounts.get().node().properties()) {
                claims = claims.with(count.getKey(), noneCounts.get().whole(count.getKey()));
            }
        }
        var old = fields.optionalChild("oldFederalStatuses");
        return new CertificateForm(
                fields.text("name"),
                Map.copyOf(statuses),
                fields.flag("statusRequired", false),
                Map.copyOf(counts),
                Map.copyOf(amounts),
                fields.has("percents") ? fields.numbers("percents") : List.of(),
                fields.optionalText("share"),
                Map.copyOf(flags),
                fields.optionalText("exempt"),
                fields.optionalChild("exemptUntil").map(until -> monthDay(until)),
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
                                old.map(form -> form.text("allowances")))));
    }

    private static MonthDay monthDay(TableFields until) {
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
                errors.add(new FieldError("certificate.share", "expected 0 to 1: " + share.get()));
            }
        }
        if (claims.exempt() && exempt.isEmpty()) {
            errors.add(new FieldError("certificate.exempt", "expected false: " + name + " has no claim of exemption"));
        }
        return List.copyOf(errors);
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

    /** The entries that count on a pay date, and how they came to count. */
    Standing on(LocalDate payDate, @Nullable CertifiedClaims certified, FormW4 formW4, String rule, Trace trace) {
        if (certified != null) {
            if (!certified.claims().exempt() || exemptUntil.isEmpty()) {
                if (certified.claims().exempt()
                        && payDate.getYear() > certified.effectiveFrom().getYear()) {
                    trace.add(
                            rule,
                            name,
                            () -> "Exemption claimed in "
                                    + certified.effectiveFrom().getYear()
                                    + "; until when it holds was not confirmed, many agencies ask for a claim each year",
                            "not confirmed");
                }
                return new Standing(completed(certified.claims(), formW4), Optional.empty(), Money.ZERO);
            }
            var lastDay = exemptUntil.get().atYear(certified.effectiveFrom().getYear() + 1);
            if (!payDate.isAfter(lastDay)) {
                return new Standing(certified.claims(), Optional.empty(), Money.ZERO);
            }
            trace.add(
                    rule,
                    name,
                    () -> "The exemption claimed in "
                            + certified.effectiveFrom().getYear() + " ended on " + lastDay,
                    "expired");
        }
        trace.add(rule, name, () -> "No certificate: " + absent.says(), "default");
        var claims = absent.federal() ? completed(StateClaims.none(), formW4) : absent.claims();
        var extra = absent.shareOfFederalExtra()
                .map(part -> extraWithholding(formW4).times(part, java.math.RoundingMode.HALF_UP))
                .orElse(Money.ZERO);
        return new Standing(claims, absent.percentOfWages(), extra);
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
                claims.exempt() || federal.exempt());
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
