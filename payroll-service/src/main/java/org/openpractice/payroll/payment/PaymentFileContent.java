package org.openpractice.payroll.payment;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.openpractice.payroll.deposit.DirectDeposit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.ids.Ids;

/** Puts an ACH file of ours together: originator, modifier, trace numbers, entries in their order. */
@ApplicationScoped
class PaymentFileContent {

    /** One entry to be. */
    record Line(
            AchFile.Purpose purpose,
            DirectDeposit account,
            @Nullable Payment payment,
            String individualId,
            String individualName) {}

    private final PaymentFiles files;
    private final PaymentCounters counters;
    private final Employers employers;
    private final SealedOriginators originators;
    private final ColumnCipher cipher;
    private final Actor actor;
    private final Clock clock;

    PaymentFileContent(
            PaymentFiles files,
            PaymentCounters counters,
            Employers employers,
            SealedOriginators originators,
            ColumnCipher cipher,
            Actor actor,
            Clock clock) {
        this.files = files;
        this.counters = counters;
        this.employers = employers;
        this.originators = originators;
        this.cipher = cipher;
        this.actor = actor;
        this.clock = clock;
    }

    /** Refuses {@link PaymentProblem#EMPLOYER_MISSING} and {@link PaymentProblem#TOO_MANY_ACH_FILES}. */
    PaymentFile create(PaymentFile.Matter matter, List<Line> lines) {
        var employer = employers
                .current()
                .orElseThrow(() -> PaymentProblem.EMPLOYER_MISSING.because(
                        "Set up the employer first: its EIN and bank stand in the ACH file"));
        return create(matter, lines, employer.originator(cipher));
    }

    /** With an originator of before: a reversal comes from whoever sent the entry. */
    PaymentFile create(PaymentFile.Matter matter, List<Line> lines, AchFile.Originator originator) {
        var id = Ids.next();
        var day = achDay();
        var file = new PaymentFile(
                id,
                matter,
                originators.seal(id, originator),
                files.nextModifier(day),
                actor.name(),
                clock.instant(),
                day);
        long trace = counters.traces(lines.size());
        var entries = new ArrayList<PaymentFileEntry>(lines.size());
        for (int i = 0; i < lines.size(); i++) {
            var line = lines.get(i);
            var entry = new PaymentFileEntry(
                    file,
                    i,
                    line.purpose(),
                    line.account(),
                    line.payment(),
                    line.individualId(),
                    line.individualName(),
                    originator,
                    trace + i);
            file.take(entry.purpose(), entry.amount());
            entries.add(entry);
        }
        files.persist(file);
        files.flush();
        entries.forEach(files::add);
        return file;
    }

    /** Today where the ACH operator is. */
    LocalDate achDay() {
        return LocalDate.ofInstant(clock.instant(), PaymentFile.EASTERN);
    }
}
