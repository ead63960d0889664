package org.openpractice.testing.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.approval.SecondPerson;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.outbox.Outbox;

/** Somebody else than its maker approves a probe. */
@ApplicationScoped
public class ApproveProbe {

    private final Probes probes;
    private final SecondPerson secondPerson;
    private final Outbox outbox;
    private final Actor actor;

    ApproveProbe(Probes probes, SecondPerson secondPerson, Outbox outbox, Actor actor) {
        this.probes = probes;
        this.secondPerson = secondPerson;
        this.outbox = outbox;
        this.actor = actor;
    }

    @Transactional
    public Probe approve(UUID id, @Nullable String ifMatch) {
        Probe probe = probes.get(id);
        Versions.requireMatch(ifMatch, probe.version);
        secondPerson.require(probe.madeBy, "approve", "probe", id);
        outbox.append(probe.approve(actor.name()));
        return probe;
    }
}
