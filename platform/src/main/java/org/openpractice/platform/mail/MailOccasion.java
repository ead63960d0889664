package org.openpractice.platform.mail;

import java.util.Locale;

/**
 * What people are told of by mail; a service that tells them has an enum of its own. The words are those of the Qute
 * templates {@code mail/<slug>.txt}, whose first line is the subject, and {@code mail/<slug>.html}.
 */
public interface MailOccasion {

    /** Constant name of the enum. */
    String name();

    /** Kebab-case name. */
    default String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
