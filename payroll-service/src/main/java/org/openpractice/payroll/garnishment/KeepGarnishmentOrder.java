package org.openpractice.payroll.garnishment;

import static org.openpractice.platform.audit.Verb.CHANGED;
import static org.openpractice.platform.audit.Verb.RECORDED;
import static org.openpractice.platform.audit.Verb.REDIRECTED;
import static org.openpractice.platform.audit.Verb.RELEASED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.payroll.enrollment.EnrollmentProblem;
import org.openpractice.payroll.enrollment.Enrollments;
import org.openpractice.payroll.paid.ApprovedPay;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.identity.Actor;
import org.openpractice.platform.records.Stamp;

/**
 * Records an order, changes what it says from a pay date on, sends its money elsewhere, releases it. A change needs the
 * order's current {@code ETag}. What is approved or paid stays as it is.
 */
@ApplicationScoped
class KeepGarnishmentOrder {

    @Schema(name = "RecordGarnishmentOrder")
    public record Request(
            @NotNull UUID employeeId,
            @NotNull @Valid OrderTerms terms,
            @NotNull Remittance remittance) {}

    /** @param releasedOn first pay date from which nothing is withheld */
    @Schema(name = "ReleaseGarnishmentOrder")
    public record ReleaseRequest(
            @NotNull LocalDate releasedOn,
            @NotBlank @Size(max = 200) String reason) {}

    private final GarnishmentOrders orders;
    private final Enrollments enrollments;
    private final ApprovedPay approvedPay;
    private final ColumnCipher cipher;
    private final Actor actor;
    private final Audit audit;
    private final Clock clock;

    KeepGarnishmentOrder(
            GarnishmentOrders orders,
            Enrollments enrollments,
            ApprovedPay approvedPay,
            ColumnCipher cipher,
            Actor actor,
            Audit audit,
            Clock clock) {
        this.orders = orders;
        this.enrollments = enrollments;
        this.approvedPay = approvedPay;
        this.cipher = cipher;
        this.actor = actor;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Refuses {@link GarnishmentProblem#GARNISHMENT_TERMS_INCOMPLETE}, {@link GarnishmentProblem#GARNISHMENT_PROHIBITED}, {@link
     * GarnishmentProblem#GARNISHMENT_LIMIT_NOT_AVAILABLE}, {@link GarnishmentProblem#GARNISHMENT_FEE_NOT_ALLOWED} and {@link
     * EnrollmentProblem#PERIOD_LOCKED}.
     */
    @Transactional
    public GarnishmentOrder record(Request request) {
        var employee = enrollments.get(request.employeeId());
        requireLawful(employee.id(), "new", request.terms());
        var order = new GarnishmentOrder(
                employee.id(), request.terms().kind(), request.remittance(), Stamp.of(actor, clock), cipher);
        orders.persist(order);
        orders.add(new GarnishmentOrderTerms(order.id(), request.terms()));
        audit.record(RECORDED, "garnishment-order", order.id());
        return order;
    }

    /** Refuses as {@link #record} does, {@link GarnishmentProblem#GARNISHMENT_RELEASED} and another kind than before. */
    @Transactional
    public GarnishmentOrder change(UUID id, IfMatch ifMatch, OrderTerms terms) {
        var order = current(id, ifMatch);
        order.requireNotReleased();
        if (terms.kind() != order.kind()) {
            throw GarnishmentProblem.GARNISHMENT_KIND_FIXED.because(
                    "The order is of kind %s; release it and record another".formatted(order.kind()));
        }
        requireLawful(order.enrollmentId(), order.reference(), terms);
        orders.add(new GarnishmentOrderTerms(order.id(), terms));
        orders.touch(order);
        audit.record(CHANGED, "garnishment-order", id);
        return order;
    }

    /** Refuses {@link GarnishmentProblem#GARNISHMENT_RELEASED}. */
    @Transactional
    public GarnishmentOrder redirect(UUID id, IfMatch ifMatch, Remittance remittance) {
        var order = current(id, ifMatch);
        order.requireNotReleased();
        order.redirect(remittance, cipher);
        audit.record(REDIRECTED, "garnishment-order", id);
        return order;
    }

    /** Refuses {@link GarnishmentProblem#GARNISHMENT_RELEASED}. */
    @Transactional
    public GarnishmentOrder release(UUID id, IfMatch ifMatch, ReleaseRequest request) {
        var order = current(id, ifMatch);
        order.requireNotReleased();
        order.release(request.releasedOn(), request.reason());
        audit.record(RELEASED, "garnishment-order", id);
        return order;
    }

    private void requireLawful(UUID employeeId, String reference, OrderTerms terms) {
        LawfulOrder.require(terms, reference, StateGarnishmentLimits.loaded(), terms.effectiveFrom());
        approvedPay
                .lastPayDate(employeeId)
                .filter(paid -> !terms.effectiveFrom().isAfter(paid))
                .ifPresent(paid -> {
                    throw EnrollmentProblem.PERIOD_LOCKED.because("Pay is approved or paid up to the pay date " + paid);
                });
    }

    private GarnishmentOrder current(UUID id, IfMatch ifMatch) {
        var order = orders.lock(id);
        ifMatch.require(order.version());
        return order;
    }
}
