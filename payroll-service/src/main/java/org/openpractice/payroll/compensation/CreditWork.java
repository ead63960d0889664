package org.openpractice.payroll.compensation;

import static org.openpractice.platform.audit.Verb.CHANGED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.compensation.ServiceLine.State;
import org.openpractice.payroll.compensation.WorkRvuEntry.Account;
import org.openpractice.payroll.flag.PayFlag;
import org.openpractice.payroll.flag.PayFlags;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.records.Stamp;

/**
 * Keeps the ledger of work RVUs. A line of a claim is credited once, under the contract version in force on the day it
 * counts and the last edition of the fee schedule year that version pins; the entry keeps which. A line without a price is
 * listed, never credited with zero. Work of days that an exclusion covers is kept apart.
 */
@ApplicationScoped
class CreditWork {

    /**
     * A line as billing or a person tells it.
     *
     * @param countedOn day of posting or billing
     * @param designatedHealthService null for what the schedule says of the code
     */
    public record Posting(
            UUID employeeId,
            UUID claimId,
            int lineNumber,
            LineStage stage,
            @Nullable UUID remittanceId,
            String procedureCode,
            List<String> modifiers,
            BigDecimal units,
            LocalDate serviceDate,
            LocalDate countedOn,
            boolean personallyPerformed,
            @Nullable Boolean designatedHealthService) {}

    /** A line that counts once. */
    public record LineKey(UUID claimId, int lineNumber, LineStage stage) {

        static LineKey of(ServiceLine line) {
            return new LineKey(line.claimId(), line.lineNumber(), line.stage());
        }

        static LineKey of(Posting posting) {
            return new LineKey(posting.claimId(), posting.lineNumber(), posting.stage());
        }
    }

    private static final UUID BEFORE_ALL = new UUID(0, 0);
    private static final int LINES_AT_A_TIME = 1000;

    private final WorkRvuLedger ledger;
    private final ProviderContracts contracts;
    private final WorkRvuSchedules schedules;
    private final PayFlags flags;
    private final Audit audit;
    private final Actor actor;
    private final Clock clock;

    CreditWork(
            WorkRvuLedger ledger,
            ProviderContracts contracts,
            WorkRvuSchedules schedules,
            PayFlags flags,
            Audit audit,
            Actor actor,
            Clock clock) {
        this.ledger = ledger;
        this.contracts = contracts;
        this.schedules = schedules;
        this.flags = flags;
        this.audit = audit;
        this.actor = actor;
        this.clock = clock;
    }

    /** Takes lines in. One that stands already is left as it is; the answer names all that stand afterward. */
    @Transactional
    public List<ServiceLine> credit(Collection<Posting> postings) {
        var standing = standing(postings.stream().map(Posting::claimId).collect(Collectors.toSet()));
        var added = new ArrayList<ServiceLine>();
        var answer = new ArrayList<ServiceLine>();
        for (var posting : postings) {
            var line = standing.get(LineKey.of(posting));
            if (line == null) {
                line = new ServiceLine(posting, Stamp.of(actor, clock));
                standing.put(LineKey.of(line), line);
                ledger.add(line);
                added.add(line);
            }
            answer.add(line);
        }
        enter(added);
        return answer;
    }

    /** Takes back what a line was credited with, to the last place; empty when no such line stands. */
    @Transactional
    public Optional<ServiceLine> takeBack(LineKey key, LocalDate on) {
        var line = Optional.ofNullable(standing(Set.of(key.claimId())).get(key));
        line.ifPresent(found -> {
            reverse(found, on, "taken back on " + on);
            found.without(State.TAKEN_BACK, "taken back on " + on);
        });
        return line;
    }

    /**
     * A payer answered a line. The first answer credits it; those of further payers only say that it stands.
     *
     * @see #answerTakenBack
     */
    @Transactional
    public void answered(Posting posting) {
        credit(List.of(posting)).getFirst().answered();
    }

    /** A payer took its answer back; the credit goes with the last one. */
    @Transactional
    public void answerTakenBack(LineKey key, LocalDate on) {
        var line = standing(Set.of(key.claimId())).get(key);
        if (line != null && !line.standsWithoutAnAnswer()) {
            takeBack(key, on);
        }
    }

    /** Credits somebody's lines anew that count from a day on, because the contract says something else from then on. */
    @Transactional
    public void again(UUID employeeId, LocalDate from) {
        var lines = ledger.lines(employeeId, EnumSet.complementOf(EnumSet.of(State.TAKEN_BACK)), from);
        for (var line : lines) {
            reverse(line, line.countedOn(), "another contract version holds");
        }
        enter(lines);
    }

    /** Tries unpriced lines again, for an edition may have come that has their codes; tells which are credited now. */
    @Transactional
    public List<ServiceLine> priceAgain() {
        var priced = new ArrayList<ServiceLine>();
        var lines = ledger.unpriced(BEFORE_ALL, LINES_AT_A_TIME);
        while (!lines.isEmpty()) {
            enter(lines);
            lines.stream().filter(line -> line.state() != State.UNPRICED).forEach(priced::add);
            lines = ledger.unpriced(lines.getLast().id(), LINES_AT_A_TIME);
        }
        audit.record(CHANGED, "service-lines", null);
        return priced;
    }

    /** Moves credits of somebody to and from the frozen account, as the exclusions stand now. */
    @Transactional
    public void freeze(UUID employeeId) {
        var covering = flags.of(List.of(employeeId));
        // Without an exclusion nothing can be frozen, only released.
        var states = covering.isEmpty() ? EnumSet.of(State.FROZEN) : EnumSet.of(State.CREDITED, State.FROZEN);
        var lines = ledger.lines(employeeId, states, LocalDate.EPOCH);
        var changing = lines.stream()
                .filter(line -> isCovered(line, covering) != (line.state() == State.FROZEN))
                .toList();
        var credits = ledger.byId(creditsOf(changing));
        for (var line : changing) {
            boolean freezing = line.state() == State.CREDITED;
            var credit = credits.get(line.creditId());
            if (credit != null) {
                ledger.add(credit.move(
                        freezing ? Account.PROVIDER : Account.FROZEN,
                        freezing ? Account.FROZEN : Account.PROVIDER,
                        line.countedOn(),
                        freezing ? "an exclusion covers the day of service" : "no exclusion covers the day of service",
                        Stamp.of(actor, clock)));
                line.frozen(freezing);
            }
        }
    }

    private Map<LineKey, ServiceLine> standing(Set<UUID> claimIds) {
        var standing = new HashMap<LineKey, ServiceLine>();
        ledger.standing(claimIds).forEach(line -> standing.put(LineKey.of(line), line));
        return standing;
    }

    private void reverse(ServiceLine line, LocalDate on, String why) {
        if (line.creditId() == null) {
            return;
        }
        var credit = ledger.findById(line.creditId());
        var from = line.state() == State.FROZEN ? Account.FROZEN : Account.PROVIDER;
        ledger.add(credit.move(from, Account.SERVICES, on, why, Stamp.of(actor, clock)));
        line.without(State.WITHOUT_CONTRACT, why);
    }

    private void enter(Collection<ServiceLine> lines) {
        if (lines.isEmpty()) {
            return;
        }
        var employees = lines.stream().map(ServiceLine::employeeId).collect(Collectors.toSet());
        var agreed = contracts.approved(employees);
        var covering = flags.of(employees).stream().collect(Collectors.groupingBy(PayFlag::employeeId));
        var years = new HashMap<Integer, Priced>();
        for (var line : lines) {
            var versions = agreed.get(line.employeeId());
            var version =
                    versions == null ? null : versions.on(line.countedOn()).orElse(null);
            if (versions == null || version == null) {
                line.without(State.WITHOUT_CONTRACT, "no approved contract on " + line.countedOn());
                continue;
            }
            var priced = years.computeIfAbsent(version.terms().scheduleYear(), year -> priced(year, lines));
            if (priced.schedule() == null) {
                line.without(
                        State.UNPRICED, "no work RVUs of " + version.terms().scheduleYear() + " were imported");
                continue;
            }
            switch (WorkValue.of(version.terms(), priced.rows(), line.asLine())) {
                case WorkValue.NotCredited not -> line.without(State.NOT_CREDITED, not.explanation());
                case WorkValue.Unpriced unpriced -> line.without(State.UNPRICED, unpriced.explanation());
                case WorkValue.Credited value -> {
                    boolean frozen = isCovered(line, covering.getOrDefault(line.employeeId(), List.of()));
                    var entry = new WorkRvuEntry(
                            line,
                            frozen ? Account.FROZEN : Account.PROVIDER,
                            version,
                            versions.yearOf(line.countedOn()),
                            priced.schedule().id(),
                            value,
                            Stamp.of(actor, clock));
                    ledger.add(entry);
                    line.credited(entry);
                    if (frozen) {
                        line.frozen(true);
                    }
                }
            }
        }
    }

    private record Priced(@Nullable WorkRvuSchedule schedule, WorkValue.Schedule rows) {}

    private Priced priced(int year, Collection<ServiceLine> lines) {
        var codes = lines.stream().map(ServiceLine::procedureCode).collect(Collectors.toSet());
        return schedules
                .latest(year)
                .map(schedule -> new Priced(schedule, schedules.rows(schedule.id(), codes)))
                .orElseGet(() -> new Priced(null, (code, modifier) -> Optional.empty()));
    }

    private static boolean isCovered(ServiceLine line, Collection<PayFlag> flags) {
        return flags.stream().anyMatch(flag -> flag.covers(line.serviceDate()));
    }

    private static Set<UUID> creditsOf(Collection<ServiceLine> lines) {
        var ids = new HashSet<UUID>();
        for (var line : lines) {
            var credit = line.creditId();
            if (credit != null) {
                ids.add(credit);
            }
        }
        return ids;
    }
}
