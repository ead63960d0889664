package org.openpractice.compliance;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openpractice.platform.mail.MailOccasion;
import org.openpractice.platform.mail.MailOccasions;

/** On what compliance writes to people. */
public enum ComplianceMail implements MailOccasion {
    /** A possible match waits for somebody to judge it. */
    EXCLUSION_MATCH_FOUND;

    @ApplicationScoped
    static class All implements MailOccasions {

        @Override
        public List<ComplianceMail> all() {
            return List.of(values());
        }
    }
}
