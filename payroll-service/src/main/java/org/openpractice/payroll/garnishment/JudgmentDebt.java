package org.openpractice.payroll.garnishment;

/** Classes of judgment debts that some states limit differently, for example RCW 6.27.150 (Washington). */
public enum JudgmentDebt {
    CONSUMER,
    PRIVATE_STUDENT_LOAN,
    OTHER
}
