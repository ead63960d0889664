package org.openpractice.platform.mail;

/** How far a message is. */
enum MessageState {
    /** For its hour, or for the next try after the server put it off. */
    WAITING,
    /** On its way. When the connection broke meanwhile, it may have arrived; it goes again under the same Message-ID. */
    SENDING,
    /** The mail server took it. */
    SENT,
    /** The mail server refused it for good, or put it off for five days. */
    FAILED,
    /** Nobody is named for the occasion; it is not sent. */
    NO_RECIPIENT
}
