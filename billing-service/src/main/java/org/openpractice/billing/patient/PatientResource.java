package org.openpractice.billing.patient;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.net.URI;
import java.util.UUID;
import org.jboss.resteasy.reactive.RestResponse;
import org.jboss.resteasy.reactive.RestResponse.ResponseBuilder;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.Versions;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.identity.Roles;
import org.openpractice.platform.paging.Page;
import org.openpractice.platform.paging.PageRequest;
import org.openpractice.platform.problem.PlatformProblem;

/** Patients. Every read is audited. */
@Path("/patients")
class PatientResource {

    private final RegisterPatient registerPatient;
    private final Patients patients;
    private final ColumnCipher cipher;
    private final Audit audit;

    PatientResource(RegisterPatient registerPatient, Patients patients, ColumnCipher cipher, Audit audit) {
        this.registerPatient = registerPatient;
        this.patients = patients;
        this.cipher = cipher;
        this.audit = audit;
    }

    @POST
    @Idempotent
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.BILLER, Roles.SCHEDULER, Roles.PROVIDER})
    @RunOnVirtualThread
    public RestResponse<PatientView> register(@Valid RegisterPatient.Request request) {
        var patient = registerPatient.register(request);
        return ResponseBuilder.<PatientView>created(URI.create("/patients/" + patient.id()))
                .tag(Versions.etag(patient.version()))
                .entity(PatientView.of(patient, cipher))
                .build();
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.BILLER, Roles.SCHEDULER, Roles.PROVIDER})
    @RunOnVirtualThread
    @Transactional
    public Page<PatientView> list(@BeanParam @Valid PageRequest page) {
        audit.record("read", "patient", null);
        return Page.of(page, patients.page(page), Patient::id, patient -> PatientView.of(patient, cipher));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({Roles.GROUP_ADMIN, Roles.PRACTICE_MANAGER, Roles.BILLER, Roles.SCHEDULER, Roles.PROVIDER})
    @RunOnVirtualThread
    @Transactional
    public RestResponse<PatientView> get(UUID id) {
        var patient = patients.findByIdOptional(id).orElseThrow(PlatformProblem::notFound);
        audit.record("read", "patient", id);
        return ResponseBuilder.ok(PatientView.of(patient, cipher))
                .tag(Versions.etag(patient.version()))
                .build();
    }
}
