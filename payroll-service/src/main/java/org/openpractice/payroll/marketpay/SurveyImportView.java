package org.openpractice.payroll.marketpay;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.job.JobState;

/** @param report once the import has come to an end */
record SurveyImportView(
        UUID id,
        int editionYear,
        String source,
        String fileName,
        String sha256,
        JobState state,
        @Nullable SurveyReport report) {}
