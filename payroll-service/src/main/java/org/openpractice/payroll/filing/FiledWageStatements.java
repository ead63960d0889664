package org.openpractice.payroll.filing;

import jakarta.enterprise.context.ApplicationScoped;

/** Of which years the wage statements are with the Social Security Administration. */
@ApplicationScoped
public class FiledWageStatements {

    private final W2Filings filings;

    FiledWageStatements(W2Filings filings) {
        this.filings = filings;
    }

    public boolean areFiled(int year) {
        return filings.submitted(year).isPresent();
    }
}
