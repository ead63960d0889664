package org.openpractice.billing.visit;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.NotNull;
import java.time.Clock;
import java.time.LocalDate;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;
import org.openpractice.billing.patient.Patients;
import org.openpractice.billing.provider.BusinessDay;
import org.openpractice.billing.provider.ServiceLocations;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;

/**
 * Opens a visit. Refuses: {@link VisitProblem#PATIENT_UNKNOWN}, {@link VisitProblem#LOCATION_UNKNOWN},
 * {@link VisitProblem#SERVICE_DATE_IN_FUTURE} and what {@link BillableProvider} refuses.
 */
@ApplicationScoped
class CheckIn {

    /** @param serviceDate today at the location when not given; earlier when a visit is entered afterward */
    @Schema(name = "CheckInRequest")
    public record Request(
            @NotNull UUID patientId,
            @NotNull UUID locationId,
            @NotNull UUID renderingEmployeeId,
            @Nullable LocalDate serviceDate) {}

    private final Visits visits;
    private final Patients patients;
    private final ServiceLocations locations;
    private final BillableProvider billable;
    private final Audit audit;
    private final BusinessDay businessDay;
    private final Clock clock;

    CheckIn(
            Visits visits,
            Patients patients,
            ServiceLocations locations,
            BillableProvider billable,
            Audit audit,
            BusinessDay businessDay,
            Clock clock) {
        this.visits = visits;
        this.patients = patients;
        this.locations = locations;
        this.billable = billable;
        this.audit = audit;
        this.businessDay = businessDay;
        this.clock = clock;
    }

    @Transactional
    public Visit checkIn(Request request) {
        if (patients.findByIdOptional(request.patientId()).isEmpty()) {
            throw VisitProblem.PATIENT_UNKNOWN.because("patientId names no patient of the practice group");
        }
        var location = locations
                .findByIdOptional(request.locationId())
                .orElseThrow(() ->
                        VisitProblem.LOCATION_UNKNOWN.because("locationId names no location of the practice group"));
        var today = businessDay.at(location);
        var serviceDate = request.serviceDate() == null ? today : request.serviceDate();
        if (serviceDate.isAfter(today)) {
            throw VisitProblem.SERVICE_DATE_IN_FUTURE.because("today at the location is " + today);
        }
        billable.require(request.renderingEmployeeId(), serviceDate);
        var visit = new Visit(request, serviceDate, clock.instant());
        visits.persist(visit);
        audit.record(Verb.CHECKED_IN, "visit", visit.id());
        return visit;
    }
}
