package org.openpractice.billing.patient;

import static org.openpractice.platform.identity.Roles.SEE_PATIENTS;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.audit.Verb;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.idempotency.Idempotent;
import org.openpractice.platform.lists.SortedBy;
import org.openpractice.platform.paging.Page;

/** Patients. Every read is audited. */
@Path("/patients")
@RolesAllowed(SEE_PATIENTS)
@RunOnVirtualThread
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

    /** Registers a patient. */
    @POST
    @Idempotent
    @ResponseStatus(201)
    public PatientView register(RegisterPatient.Request request) {
        return PatientView.of(registerPatient.register(request), cipher);
    }

    /** Lists patients; member numbers are masked. */
    @GET
    @SortedBy({"name", "birthDate"})
    public Page<PatientView> list(@BeanParam @Valid Patients.Asked asked) {
        audit.record(Verb.READ, "patient", null);
        return patients.list(asked).page(patient -> PatientView.of(patient, cipher));
    }

    /** One patient. */
    @GET
    @Path("{id}")
    @Transactional
    public PatientView get(UUID id) {
        var patient = patients.get(id);
        audit.record(Verb.READ, "patient", id);
        return PatientView.of(patient, cipher);
    }
}
