package org.openpractice.payroll.benefit;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.benefit.BenefitInput.Treatment;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** Something that employees may choose to have deducted from pay. What it is never changes; elections do. */
@Entity
class BenefitPlan extends Aggregate {

    /** What the deduction is for; the law limits some. */
    public enum Kind {
        /** Counts for Form W-2 box 12 code DD, with the employer's part. */
        HEALTH,
        DENTAL,
        VISION,
        /** Health flexible spending arrangement; IRC 125(i). */
        FSA_HEALTH,
        /** Dependent care; IRC 129, Form W-2 box 10. */
        DEPENDENT_CARE,
        /** Health savings account; IRC 223, Form W-2 box 12 code W. */
        HSA,
        /** Life insurance of a group; what its cost exceeds that of 50,000 dollars is wages (IRC 79), box 12 code C. */
        GROUP_TERM_LIFE,
        /** Anything else, for example disability insurance, union dues, charity, an advance. */
        OTHER;

        /** Kinds whose limit or cost is one of the age at the end of the year. */
        boolean dependsOnAge() {
            return this == HSA || this == GROUP_TERM_LIFE;
        }

        /** Kinds of which a group has one plan: the law limits them together. */
        boolean isOnePlan() {
            return this == FSA_HEALTH || this == DEPENDENT_CARE || this == HSA;
        }
    }

    private String code;

    private String name;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    @Enumerated(EnumType.STRING)
    private Treatment treatment;

    private String payCode;

    @Column(name = "employer_per_period_cents")
    private Money employerPerPeriod;

    @Column(name = "annual_limit_cents")
    private @Nullable Money annualLimit;

    private boolean carriesShortfall;

    private int priority;

    @SuppressWarnings("NullAway.Init")
    protected BenefitPlan() {}

    BenefitPlan(OfferBenefitPlan.Request request) {
        super(Ids.next());
        this.code = request.code();
        this.name = request.name();
        this.kind = request.kind();
        this.treatment = request.treatment();
        this.payCode = payCode(request.kind(), request.treatment(), request.code());
        this.employerPerPeriod = request.employerPerPeriod() == null ? Money.ZERO : request.employerPerPeriod();
        this.annualLimit = request.annualLimit();
        this.carriesShortfall = request.shortfall() == OfferBenefitPlan.Shortfall.CARRY;
        this.priority = request.priority();
    }

    /** Code of the employee's line. */
    static String payCode(Kind kind, Treatment treatment, String code) {
        if (treatment == Treatment.AFTER_TAX) {
            return (kind == Kind.HEALTH ? PayCode.AFTER_TAX_HEALTH : PayCode.AFTER_TAX) + code;
        }
        return switch (kind) {
            case HEALTH -> PayCode.HEALTH + code;
            case DENTAL -> PayCode.SECTION_125 + "DENTAL-" + code;
            case VISION -> PayCode.SECTION_125 + "VISION-" + code;
            case FSA_HEALTH -> PayCode.HEALTH_FSA;
            case DEPENDENT_CARE -> PayCode.DEPENDENT_CARE;
            case HSA -> PayCode.HSA;
            case GROUP_TERM_LIFE, OTHER -> PayCode.SECTION_125 + code;
        };
    }

    /** Code of the employer's line, whatever the treatment of the employee's. */
    String employerCode() {
        return switch (kind) {
            case HSA -> PayCode.HSA_EMPLOYER;
            case FSA_HEALTH, DEPENDENT_CARE ->
                PayCode.EMPLOYER_PART + kind.name().replace('_', '-');
            case GROUP_TERM_LIFE, OTHER -> PayCode.EMPLOYER_PART + code;
            case HEALTH, DENTAL, VISION -> PayCode.EMPLOYER_PART + kind.name() + "-" + code;
        };
    }

    public String code() {
        return code;
    }

    public String name() {
        return name;
    }

    public Kind kind() {
        return kind;
    }

    public Treatment treatment() {
        return treatment;
    }

    public String payCode() {
        return payCode;
    }

    /** The employer's part of each paycheck, where an election says nothing else. */
    public Money employerPerPeriod() {
        return employerPerPeriod;
    }

    /** The plan's own limit of a calendar year; null without one. */
    public @Nullable Money annualLimit() {
        return annualLimit;
    }

    public boolean carriesShortfall() {
        return carriesShortfall;
    }

    /** Lower numbers are taken first. */
    public int priority() {
        return priority;
    }
}
