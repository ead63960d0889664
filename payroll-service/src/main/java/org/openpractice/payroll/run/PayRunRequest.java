package org.openpractice.payroll.run;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.microprofile.openapi.annotations.media.DiscriminatorMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.expense.Expense;
import org.openpractice.payroll.finalpay.SeparationKind;
import org.openpractice.payroll.payline.PayCode;
import org.openpractice.platform.http.EachOnce;
import org.openpractice.platform.json.KindWhenAbsent;

/** Which run to open, by its kind. A run that voids a paycheck is made by voiding that paycheck. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "kind")
@JsonSubTypes({
    @JsonSubTypes.Type(value = PayRunRequest.Regular.class, name = "REGULAR"),
    @JsonSubTypes.Type(value = PayRunRequest.OffCycle.class, name = "OFF_CYCLE"),
    @JsonSubTypes.Type(value = PayRunRequest.Bonus.class, name = "BONUS"),
    @JsonSubTypes.Type(value = PayRunRequest.Final.class, name = "FINAL"),
    @JsonSubTypes.Type(value = PayRunRequest.Retroactive.class, name = "RETROACTIVE")
})
@KindWhenAbsent(PayRunRequest.Regular.class)
@Schema(
        name = "DraftPayRun",
        description = "REGULAR when no kind is given",
        oneOf = {
            PayRunRequest.Regular.class,
            PayRunRequest.OffCycle.class,
            PayRunRequest.Bonus.class,
            PayRunRequest.Final.class,
            PayRunRequest.Retroactive.class
        },
        discriminatorProperty = "kind",
        discriminatorMapping = {
            @DiscriminatorMapping(value = "REGULAR", schema = PayRunRequest.Regular.class),
            @DiscriminatorMapping(value = "OFF_CYCLE", schema = PayRunRequest.OffCycle.class),
            @DiscriminatorMapping(value = "BONUS", schema = PayRunRequest.Bonus.class),
            @DiscriminatorMapping(value = "FINAL", schema = PayRunRequest.Final.class),
            @DiscriminatorMapping(value = "RETROACTIVE", schema = PayRunRequest.Retroactive.class)
        })
sealed interface PayRunRequest {

    /** Most people and most items that one request names. */
    int MOST = 10_000;

    String BANKING_DAY = "is needed: a banking day";

    UUID payCalendarId();

    /** Whom it lists, apart from whom its items name. */
    default List<UUID> named() {
        return List.of();
    }

    /** What it pays beside what follows from work. */
    default List<? extends Item<?>> extras() {
        return List.of();
    }

    /** Expenses that it gives back beside what it pays. */
    default List<Expense> expenses() {
        return List.of();
    }

    /** Everybody whom it names, once. */
    default Set<UUID> people() {
        return Stream.of(
                        named().stream(),
                        extras().stream().map(Item::employeeId),
                        expenses().stream().map(Expense::employeeId))
                .flatMap(people -> people)
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Everybody of a period.
     *
     * @param periodStartsOn first day of the period
     * @param payDate a banking day; the day that the calendar gives when left out, which must not be past
     * @param items what is paid beside what was earned, to people of the period
     * @param reimbursements expenses given back with the pay of the period, free of taxes
     */
    @Schema(name = "DraftRegularRun")
    record Regular(
            @NotNull UUID payCalendarId,

            @NotNull(message = "is needed: the first day of the period")
            LocalDate periodStartsOn,

            @Nullable LocalDate payDate,

            @Nullable @Size(min = 1, max = MOST) @EachOnce(by = {"employeeId", "code", "description"})
            List<@NotNull @Valid Item<RegularCode>> items,

            @Nullable
            @Size(min = 1, max = MOST)
            @EachOnce(by = {"employeeId", "incurredOn", "amount", "businessPurpose"})
            List<@NotNull @Valid Expense> reimbursements)
            implements PayRunRequest {

        public Regular {
            Item.requirePaidWithThePeriod(items);
        }

        @Override
        public List<Item<RegularCode>> extras() {
            return Objects.requireNonNullElse(items, List.of());
        }

        @Override
        public List<Expense> expenses() {
            return Objects.requireNonNullElse(reimbursements, List.of());
        }
    }

    /**
     * A period to people whom its regular run missed.
     *
     * @param periodStartsOn first day of the period that was missed
     * @param payDate a banking day
     * @param employeeIds whom the period's run missed
     * @param items what is paid beside it, to the same people
     * @param reimbursements expenses given back with it to the same people, free of taxes
     */
    @Schema(name = "DraftOffCycleRun")
    record OffCycle(
            @NotNull UUID payCalendarId,

            @NotNull(message = "is needed: the period that was missed")
            LocalDate periodStartsOn,

            @NotNull(message = BANKING_DAY) LocalDate payDate,

            @NotEmpty(message = "is needed: whom the period's run missed") @Size(max = MOST) @EachOnce
            List<@NotNull UUID> employeeIds,

            @Nullable @Size(min = 1, max = MOST) @EachOnce(by = {"employeeId", "code", "description"})
            List<@NotNull @Valid Item<BonusCode>> items,

            @Nullable
            @Size(min = 1, max = MOST)
            @EachOnce(by = {"employeeId", "incurredOn", "amount", "businessPurpose"})
            List<@NotNull @Valid Expense> reimbursements)
            implements PayRunRequest {

        public OffCycle {
            Item.requirePaidWithThePeriod(items);
        }

        @Override
        public List<UUID> named() {
            return employeeIds;
        }

        @Override
        public List<Item<BonusCode>> extras() {
            return Objects.requireNonNullElse(items, List.of());
        }

        @Override
        public List<Expense> expenses() {
            return Objects.requireNonNullElse(reimbursements, List.of());
        }
    }

    /**
     * Bonuses apart from the wages of any period, and expenses given back.
     *
     * @param payDate a banking day
     * @param items what is paid to whom
     * @param reimbursements expenses given back, free of taxes; items and reimbursements are not both left out
     */
    @Schema(name = "DraftBonusRun")
    record Bonus(
            @NotNull UUID payCalendarId,
            @NotNull(message = BANKING_DAY) LocalDate payDate,

            @Nullable @Size(min = 1, max = MOST) @EachOnce(by = {"employeeId", "code", "description"})
            List<@NotNull @Valid Item<BonusCode>> items,

            @Nullable
            @Size(min = 1, max = MOST)
            @EachOnce(by = {"employeeId", "incurredOn", "amount", "businessPurpose"})
            List<@NotNull @Valid Expense> reimbursements)
            implements PayRunRequest {

        public Bonus {
            if (items == null && reimbursements == null) {
                throw new IllegalArgumentException("expected items or reimbursements: what is paid to whom");
            }
        }

        @Override
        public List<Item<BonusCode>> extras() {
            return Objects.requireNonNullElse(items, List.of());
        }

        @Override
        public List<Expense> expenses() {
            return Objects.requireNonNullElse(reimbursements, List.of());
        }
    }

    /**
     * Whatever is not paid yet to somebody who left.
     *
     * @param payDate a banking day
     * @param employeeIds the one who left
     * @param separation how they left
     * @param items what is paid beside it, to the same person
     * @param reimbursements expenses given back with it to the same person, free of taxes
     */
    @Schema(name = "DraftFinalRun")
    record Final(
            @NotNull UUID payCalendarId,
            @NotNull(message = BANKING_DAY) LocalDate payDate,

            @NotNull(message = "must name the one who left")
            @Size(min = 1, max = 1, message = "must name the one who left")
            @EachOnce
            List<@NotNull UUID> employeeIds,

            @NotNull(message = "is needed: how the employee left") @Valid
            Separated separation,

            @Nullable @Size(min = 1, max = MOST) @EachOnce(by = {"employeeId", "code", "description"})
            List<@NotNull @Valid Item<FinalCode>> items,

            @Nullable
            @Size(min = 1, max = MOST)
            @EachOnce(by = {"employeeId", "incurredOn", "amount", "businessPurpose"})
            List<@NotNull @Valid Expense> reimbursements)
            implements PayRunRequest {

        public Final {
            Item.requirePaidWithThePeriod(items);
        }

        @Override
        public List<UUID> named() {
            return employeeIds;
        }

        @Override
        public List<Item<FinalCode>> extras() {
            return Objects.requireNonNullElse(items, List.of());
        }

        @Override
        public List<Expense> expenses() {
            return Objects.requireNonNullElse(reimbursements, List.of());
        }
    }

    /**
     * Differences for periods that are paid.
     *
     * @param payDate a banking day
     * @param since first day of the first period to look at
     * @param employeeIds whom it pays; everybody with a difference when left out
     */
    @Schema(name = "DraftRetroactiveRun")
    record Retroactive(
            @NotNull UUID payCalendarId,
            @NotNull(message = BANKING_DAY) LocalDate payDate,

            @NotNull(message = "is needed: the first day of the first period to look at")
            LocalDate since,

            @Nullable @Size(min = 1, max = MOST) @EachOnce List<@NotNull UUID> employeeIds)
            implements PayRunRequest {

        @Override
        public List<UUID> named() {
            return Objects.requireNonNullElse(employeeIds, List.of());
        }
    }

    /**
     * How somebody left; their last day is what staff told.
     *
     * @param noticeGivenOn day on which somebody who resigns said so; null where it is not known
     * @param demandedOn day on which the employee demanded the wages; null where there was no demand
     */
    @Schema(name = "Separated")
    record Separated(
            @NotNull SeparationKind kind,
            @Nullable LocalDate noticeGivenOn,
            @Nullable LocalDate demandedOn) {}

    /** What an item is paid as. */
    sealed interface Code {

        String payCode();
    }

    /** What the run of a period pays an item as, beside what was earned. Bonuses come with the time of the period. */
    @Schema(name = "RegularItemCode")
    enum RegularCode implements Code {
        /** As {@link BonusCode#PTO_CASH_OUT}: supplemental wages that are taxed together with the wages of the period. */
        PTO_CASH_OUT(PayCode.PTO_CASH_OUT),
        /** As {@link BonusCode#ADVANCE}. */
        ADVANCE(PayCode.ADVANCE);

        private final String payCode;

        RegularCode(String payCode) {
            this.payCode = payCode;
        }

        @Override
        public String payCode() {
            return payCode;
        }
    }

    /** What an off-cycle run or one of bonuses pays an item as. */
    @Schema(name = "BonusItemCode")
    enum BonusCode implements Code {
        /** Non-discretionary: in the regular rate (29 CFR 778.208), so only for people to whom no overtime is owed. */
        BONUS(PayCode.BONUS),
        /** In the employer's sole discretion (29 CFR 778.211). */
        DISCRETIONARY_BONUS(PayCode.DISCRETIONARY_BONUS),
        /** Pay for the loss of the employment: supplemental wages, of which nothing is deferred to a 401(k). */
        SEVERANCE(PayCode.SEVERANCE),
        /** Leave that is paid instead of being taken, while the employment goes on; not in the regular rate (29 CFR 778.219). */
        PTO_CASH_OUT(PayCode.PTO_CASH_OUT),
        /** An advance that was agreed in writing and is not paid yet: no wages, but a loan against them. */
        ADVANCE(PayCode.ADVANCE),
        /** Expenses that no accountable plan reimburses: supplemental wages. */
        EXPENSE_ALLOWANCE(PayCode.EXPENSE_ALLOWANCE),
        /** Moving expenses: supplemental wages. */
        RELOCATION(PayCode.RELOCATION);

        private final String payCode;

        BonusCode(String payCode) {
            this.payCode = payCode;
        }

        @Override
        public String payCode() {
            return payCode;
        }
    }

    /** What a final run pays an item as. */
    @Schema(name = "FinalItemCode")
    enum FinalCode implements Code {
        /** As {@link BonusCode#BONUS}. */
        BONUS(PayCode.BONUS),
        /** As {@link BonusCode#DISCRETIONARY_BONUS}. */
        DISCRETIONARY_BONUS(PayCode.DISCRETIONARY_BONUS),
        /** As {@link BonusCode#SEVERANCE}. */
        SEVERANCE(PayCode.SEVERANCE),
        /** Paid leave that was not taken. */
        PTO_PAYOUT(PayCode.PAID_TIME_OFF),
        /** As {@link BonusCode#EXPENSE_ALLOWANCE}. */
        EXPENSE_ALLOWANCE(PayCode.EXPENSE_ALLOWANCE),
        /** As {@link BonusCode#RELOCATION}. */
        RELOCATION(PayCode.RELOCATION);

        private final String payCode;

        FinalCode(String payCode) {
            this.payCode = payCode;
        }

        @Override
        public String payCode() {
            return payCode;
        }
    }

    /**
     * One earning of one employee that is paid because it was asked for.
     *
     * @param <C> what it may be paid as
     * @param amount above zero
     * @param description as the stub prints it
     * @param grossedUp {@code amount} is what is to be paid out after all taxes and deferrals, in a run of bonuses: the gross
     *     is calculated, exact to the cent, and the trace of the paycheck shows how it was found
     * @param annual a lump sum that is paid once a year: a state may have a rate for it (Maryland)
     * @param earnedFrom first day of the work that it is paid for, with {@code earnedThrough}, in a run of bonuses: it is
     *     taxed where that work was done; left out, where work is done on the pay date
     * @param movedOnOrders of relocation: whoever moved is on active duty of the armed forces and moved on a military order, or
     *     was assigned elsewhere by the intelligence community; false when left out
     */
    record Item<C extends Code>(
            @NotNull UUID employeeId,
            @NotNull C code,
            @NotNull Money amount,
            @NotBlank @Size(max = 100) String description,
            @Nullable Boolean grossedUp,
            @Nullable Boolean annual,
            @Nullable LocalDate earnedFrom,
            @Nullable LocalDate earnedThrough,
            @Nullable Boolean movedOnOrders) {

        @SuppressWarnings("ConstantValue") // what is absent is null until it is validated
        public Item {
            if (amount != null && !amount.isPositive()) {
                throw new IllegalArgumentException("expected an amount above zero");
            }
            if (code != null
                    && code.payCode().equals(PayCode.ADVANCE)
                    && (Boolean.TRUE.equals(grossedUp) || Boolean.TRUE.equals(annual) || earnedFrom != null)) {
                throw new IllegalArgumentException(
                        "expected neither grossedUp nor annual nor earnedFrom of an ADVANCE, which is no wages");
            }
            if (movedOnOrders != null && code != null && !code.payCode().equals(PayCode.RELOCATION)) {
                throw new IllegalArgumentException("expected movedOnOrders of code RELOCATION and of no other");
            }
            if ((earnedFrom == null) != (earnedThrough == null)) {
                throw new IllegalArgumentException("expected earnedFrom and earnedThrough together, or neither");
            }
            if (earnedFrom != null && earnedThrough != null && earnedThrough.isBefore(earnedFrom)) {
                throw new IllegalArgumentException("expected earnedThrough on or after earnedFrom");
            }
        }

        String payCode() {
            return code.payCode();
        }

        /** Pay of a period is taxed as that period is; only apart from it an item has days of its own, or a net of its own. */
        static void requirePaidWithThePeriod(@Nullable List<? extends @Nullable Item<?>> items) {
            if (items != null && items.stream().anyMatch(item -> item != null && item.earnedFrom() != null)) {
                throw new IllegalArgumentException(
                        "expected no earnedFrom in items beside wages: pay what was earned elsewhere in a run of bonuses");
            }
            if (items != null
                    && items.stream().anyMatch(item -> item != null && Boolean.TRUE.equals(item.grossedUp()))) {
                throw new IllegalArgumentException(
                        "expected no grossedUp in items beside wages: pay what is grossed up in a run of bonuses");
            }
        }

        /** Whether it counts in the regular rate (29 CFR 778.208), so that overtime may be owed on it. */
        boolean countsInRegularRate() {
            return payCode().equals(PayCode.BONUS);
        }
    }
}
