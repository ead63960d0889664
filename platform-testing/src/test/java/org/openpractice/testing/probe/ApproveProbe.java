package org.openpractice.testing.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.UUID;
import org.openpractice.platform.approval.SecondPerson;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;
import org.openpractice.platform.records.Stamp;

/** Somebody else than its maker approves a probe. */
@ApplicationScoped
public class ApproveProbe {

    private final Probes probes;
    private final SecondPerson secondPerson;
    private final Outbox outbox;
    private final Actor actor;
    private final Clock clock;

    ApproveProbe(Probes probes, SecondPerson secondPerson, Outbox outbox, Actor actor, Clock clock) {
        this.probes = probes;
        this.secondPerson = secondPerson;
        this.outbox = outbox;
        this.actor = actor;
        this.clock = clock;
    }

    @Transactional
    public Probe approve(UUID id, IfMatch ifMatch) {
        Probe probe = probes.get(id);
        ifMatch.require(probe.version);
        secondPerson.require(probe.madeBy, "approve", "probe", id);
        outbox.append(probe.approve(Stamp.of(actor, clock)));
        return probe;
    }
}
