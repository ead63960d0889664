package org.openpractice.local.api;

/**
 * One change of one operation.
 *
 * @param breaks whether a program written for the document before may fail
 * @param where method and path as they were before, or are now where there were none
 * @param what "response field total removed"
 */
record ApiChange(boolean breaks, String where, String what) {

    @Override
    public String toString() {
        return (breaks ? "breaks  " : "adds    ") + where + ": " + what;
    }
}
