package org.openpractice.payroll;

import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import org.openpractice.platform.mail.MailOccasion;
import org.openpractice.platform.mail.MailOccasions;

/** On what payroll writes to people: a matter waits for a second person. */
public enum PayrollMail implements MailOccasion {
    PAY_RUN_CALCULATED,
    DIRECT_DEPOSIT_CHANGE_PROPOSED;

    @ApplicationScoped
    static class All implements MailOccasions {

        @Override
        public List<PayrollMail> all() {
            return List.of(values());
        }
    }
}
