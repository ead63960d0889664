package org.openpractice.platform.mail;

import java.util.List;

/** The occasions on which a service writes to people. Each service has at most one bean. */
public interface MailOccasions {

    List<? extends MailOccasion> all();
}
