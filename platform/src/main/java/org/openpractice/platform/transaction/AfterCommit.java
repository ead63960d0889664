package org.openpractice.platform.transaction;

import jakarta.transaction.Status;
import jakarta.transaction.Synchronization;
import jakarta.transaction.TransactionSynchronizationRegistry;

/** Work that begins when the current transaction has committed, and never when it is rolled back. */
public final class AfterCommit {

    private AfterCommit() {}

    public static void run(TransactionSynchronizationRegistry transaction, Runnable work) {
        if (transaction.getTransactionStatus() == Status.STATUS_MARKED_ROLLBACK) {
            return;
        }
        transaction.registerInterposedSynchronization(new Synchronization() {
            @Override
            public void beforeCompletion() {
                // Nothing is left to do before the commit.
            }

            @Override
            public void afterCompletion(int status) {
                if (status == Status.STATUS_COMMITTED) {
                    work.run();
                }
            }
        });
    }

    /**
     * The same, once however often it is asked for.
     *
     * @param owner whose work it is
     */
    public static void once(TransactionSynchronizationRegistry transaction, Class<?> owner, Runnable work) {
        if (transaction.getResource(owner) == null) {
            transaction.putResource(owner, Boolean.TRUE);
            run(transaction, work);
        }
    }

    /**
     * One that will be rolled back will do, for nothing of it is kept: the rows of a refused file are still looked at.
     *
     * @throws IllegalStateException outside a transaction; says what belongs into one
     */
    public static void requireActive(TransactionSynchronizationRegistry transaction, String what) {
        int status = transaction.getTransactionStatus();
        if (status != Status.STATUS_ACTIVE && status != Status.STATUS_MARKED_ROLLBACK) {
            throw new IllegalStateException(what + " belongs into the transaction of its change");
        }
    }
}
