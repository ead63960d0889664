package org.openpractice.payroll.statetax;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The entries of a state's withholding certificate.
 *
 * @param name the form as the agency prints it
 * @param statuses code and meaning of every status
 * @param counts name and meaning of every line with a number
 * @param amounts name and meaning of every line with dollars
 * @param percents percentages that may be elected
 * @param share what the share of a nonresident is, where the form has one
 * @param flags name and meaning of every box
 * @param exemptions code of every ground of a claim of exemption, with who may claim it and how long it holds; the first of
 *     them is that of a claim that names none
 * @param withoutCertificate what applies to somebody who has given none
 */
record StateFormView(
        String state,
        String name,
        boolean statusRequired,
        Map<String, String> statuses,
        Map<String, String> counts,
        Map<String, String> amounts,
        List<BigDecimal> percents,
        @Nullable String share,
        Map<String, String> flags,
        Map<String, String> exemptions,
        String withoutCertificate) {

    static StateFormView of(String state, CertificateForm form) {
        var statuses = new TreeMap<String, String>();
        form.statuses().forEach((code, status) -> statuses.put(code, status.says()));
        var counts = new TreeMap<String, String>();
        form.counts().forEach((name, count) -> counts.put(name, count.says()));
        var amounts = new TreeMap<String, String>();
        form.amounts().forEach((name, amount) -> amounts.put(name, amount.says()));
        var exemptions = new LinkedHashMap<String, String>();
        form.exemptions()
                .forEach((code, ground) -> exemptions.put(
                        code, ground.says() + "; it holds " + ground.until().told()));
        return new StateFormView(
                state,
                form.name(),
                form.statusRequired(),
                statuses,
                counts,
                amounts,
                form.percents(),
                form.share().map(CertificateForm.Share::says).orElse(null),
                new TreeMap<>(form.flags()),
                exemptions,
                form.absent().says());
    }
}
