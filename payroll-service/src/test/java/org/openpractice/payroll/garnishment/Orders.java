package org.openpractice.payroll.garnishment;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.payroll.calendar.PayFrequency;

/** Orders for tests. */
final class Orders {

    static final LocalDate PAY_DATE = LocalDate.of(2026, 11, 20);

    private Orders() {}

    static OrderInForce order(String reference, OrderTerms terms) {
        return order(reference, terms, Money.ZERO, Money.ZERO);
    }

    static OrderInForce order(String reference, OrderTerms terms, Money orderedBefore, Money takenBefore) {
        return new OrderInForce(
                UUID.nameUUIDFromBytes(reference.getBytes(java.nio.charset.StandardCharsets.UTF_8)),
                reference,
                terms,
                orderedBefore,
                takenBefore,
                Money.ZERO);
    }

    static Terms creditor(String state) {
        return new Terms(GarnishmentKind.CREDITOR).state(state);
    }

    static Terms support(String amount) {
        return new Terms(GarnishmentKind.CHILD_SUPPORT).state("OH").amount(amount);
    }

    static Terms of(GarnishmentKind kind) {
        return new Terms(kind);
    }

    static OrdersInForce all(String workState, OrderInForce... orders) {
        return new OrdersInForce(workState, List.of(orders), false, null);
    }

    /** Terms put together one by one. */
    static final class Terms {
        private final GarnishmentKind kind;
        private @Nullable String state;
        private LocalDate receivedOn = LocalDate.of(2026, 3, 2);
        private @Nullable LocalDate orderedOn;
        private PayFrequency frequency = PayFrequency.WEEKLY;
        private @Nullable Money amount;
        private @Nullable BigDecimal percent;
        private Money medical = Money.ZERO;
        private Money arrears = Money.ZERO;
        private boolean supportsOthers;
        private boolean old;
        private @Nullable BigDecimal maximumPercent;
        private @Nullable Money exempt;
        private @Nullable JudgmentDebt debt;
        private @Nullable PlaceMinimumWage minimumWage;
        private @Nullable Money total;
        private Money fee = Money.ZERO;
        private boolean makesUp;
        private @Nullable Boolean lumpSums;

        Terms(GarnishmentKind kind) {
            this.kind = kind;
        }

        Terms state(String value) {
            state = value;
            return this;
        }

        Terms received(String day) {
            receivedOn = LocalDate.parse(day);
            return this;
        }

        Terms ordered(String day) {
            orderedOn = LocalDate.parse(day);
            return this;
        }

        Terms every(PayFrequency value) {
            frequency = value;
            return this;
        }

        Terms amount(@Nullable String value) {
            amount = value == null ? null : Money.of(value);
            return this;
        }

        Terms percent(String value) {
            percent = new BigDecimal(value);
            return this;
        }

        Terms medical(String value) {
            medical = Money.of(value);
            return this;
        }

        Terms arrears(String value) {
            arrears = Money.of(value);
            return this;
        }

        Terms supportsOthers(boolean value) {
            supportsOthers = value;
            return this;
        }

        Terms overTwelveWeeks(boolean value) {
            old = value;
            return this;
        }

        Terms maximumPercent(String value) {
            maximumPercent = new BigDecimal(value);
            return this;
        }

        Terms exempt(String value) {
            exempt = Money.of(value);
            return this;
        }

        Terms debt(JudgmentDebt value) {
            debt = value;
            return this;
        }

        Terms minimumWage(String hourly, int year) {
            minimumWage = new PlaceMinimumWage(Money.of(hourly), year);
            return this;
        }

        Terms total(String value) {
            total = Money.of(value);
            return this;
        }

        Terms fee(String value) {
            fee = Money.of(value);
            return this;
        }

        Terms makesUp() {
            makesUp = true;
            return this;
        }

        Terms lumpSums(boolean value) {
            lumpSums = value;
            return this;
        }

        OrderTerms terms() {
            return new OrderTerms(
                    kind,
                    state,
                    receivedOn,
                    orderedOn,
                    LocalDate.of(2026, 1, 1),
                    frequency,
                    amount,
                    percent,
                    medical,
                    arrears,
                    supportsOthers,
                    old,
                    maximumPercent,
                    exempt,
                    debt,
                    minimumWage,
                    total,
                    fee,
                    makesUp,
                    lumpSums);
        }
    }
}
