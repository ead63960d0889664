package org.openpractice.billing.claimfile;

import java.time.LocalDateTime;
import org.openpractice.billing.Address;

/**
 * What a claim file says before its claims.
 *
 * @param control number of the interchange and of its group, from the practice group's own sequence
 * @param production false marks the interchange as a test (ISA15)
 * @param submitterId the submitter's identifier with the receiver
 * @param taxId the billing provider's employer identification number
 */
record ClaimFileHeader(
        int control,
        LocalDateTime createdAt,
        boolean production,
        String submitterId,
        String contactName,
        String contactPhone,
        String receiverName,
        String receiverId,
        String billingName,
        String billingNpi,
        String taxonomy,
        String taxId,
        Address billingAddress) {}
