package org.openpractice.testing.probe;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotBlank;
import java.util.UUID;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.outbox.Outbox;

@ApplicationScoped
public class RenameProbe {

    public record Rename(@NotBlank String name) {}

    private final Probes probes;
    private final Outbox outbox;

    RenameProbe(Probes probes, Outbox outbox) {
        this.probes = probes;
        this.outbox = outbox;
    }

    @Transactional
    public Probe rename(UUID id, IfMatch ifMatch, Rename request) {
        var probe = probes.lock(id);
        ifMatch.require(probe.version);
        outbox.append(probe.rename(request.name()));
        return probe;
    }
}
