package org.openpractice.testing.probe;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openpractice.platform.mail.MailOccasion;
import org.openpractice.platform.mail.MailOccasions;

enum ProbeMail implements MailOccasion {
    PROBE_MADE;

    @ApplicationScoped
    static class All implements MailOccasions {

        @Override
        public List<ProbeMail> all() {
            return List.of(values());
        }
    }
}
