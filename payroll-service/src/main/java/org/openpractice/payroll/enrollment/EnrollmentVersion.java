package org.openpractice.payroll.enrollment;

import java.util.UUID;
import org.openpractice.platform.records.EffectiveDated;

/** A version of something that belongs to an enrollment. */
public interface EnrollmentVersion extends EffectiveDated {

    UUID enrollmentId();
}
