package org.openpractice.billing.ledger;

/** Where an account stands: in the balance sheet (assets, liabilities, equity) or in the income statement. */
enum AccountType {
    ASSET,
    LIABILITY,
    EQUITY,
    /** Revenue, and what reduces it. */
    INCOME,
    EXPENSE
}
