package org.openpractice.payroll.marketpay;

import java.util.List;
import org.openpractice.platform.upload.RowError;

/**
 * What an import did.
 *
 * @param rows read, without the header
 * @param kept of all industries together
 * @param ofOneIndustry passed over, for pay is held against the market of all industries
 * @param wrong rows with errors; when there is one, nothing is kept
 * @param errors the first of them
 */
record SurveyReport(long rows, long kept, long ofOneIndustry, long wrong, List<RowError> errors) {}
