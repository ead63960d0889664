package org.openpractice.billing.ledger;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The whole chart, by account number. */
@Schema(name = "ChartOfAccounts")
record ChartOfAccountsView(List<AccountView> accounts) {}
