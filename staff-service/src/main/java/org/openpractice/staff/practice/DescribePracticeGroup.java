package org.openpractice.staff.practice;

import static org.openpractice.platform.audit.Verb.ADDED;
import static org.openpractice.platform.audit.Verb.CHANGED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.encryption.ColumnCipher;
import org.openpractice.platform.http.IfMatch;
import org.openpractice.platform.tenancy.CurrentGroup;
import org.openpractice.platform.us.Ein;
import org.openpractice.platform.us.PostalAddress;

/**
 * Says who the practice group is. The first description needs no version; each later one replaces the one that
 * {@code If-Match} names.
 */
@ApplicationScoped
class DescribePracticeGroup {

    private static final String TABLE = "practice_group";
    private static final String COLUMN = "ein";

    /** The group's legal name, employer identification number and address, as on its tax returns. */
    @Schema(name = "DescribePracticeGroup")
    public record Request(
            @NotBlank @Size(max = 120) String name,
            @NotNull Ein ein,
            @NotNull @Valid PostalAddress address) {}

    /** @param isNew whether the group had not been described before */
    public record Described(PracticeGroup group, boolean isNew) {}

    private final PracticeGroups groups;
    private final CurrentGroup currentGroup;
    private final ColumnCipher cipher;
    private final Audit audit;

    DescribePracticeGroup(PracticeGroups groups, CurrentGroup currentGroup, ColumnCipher cipher, Audit audit) {
        this.groups = groups;
        this.currentGroup = currentGroup;
        this.cipher = cipher;
        this.audit = audit;
    }

    /** @throws org.openpractice.platform.problem.ProblemException {@code precondition-required}, {@code stale-version} */
    @Transactional
    public Described describe(Request request, IfMatch ifMatch) {
        UUID id = currentGroup.id();
        String name = request.name();
        String ein = request.ein().digits();
        byte[] index = cipher.blindIndex(TABLE, COLUMN, ein);
        var known = groups.lock();
        if (known.isEmpty()) {
            var group = new PracticeGroup(id, name, cipher.seal(TABLE, COLUMN, id, ein), index, request.address());
            groups.persist(group);
            audit.record(ADDED, TABLE, id);
            return new Described(group, true);
        }
        var group = known.get();
        ifMatch.require(group.version());
        if (!group.is(name, index, request.address())) {
            group.describe(name, cipher.seal(TABLE, COLUMN, id, ein), index, request.address());
            audit.record(CHANGED, TABLE, id);
        }
        return new Described(group, false);
    }

    /** The group as it is shown: the employer identification number masked. */
    PracticeGroupView view(PracticeGroup group) {
        var ein = new Ein(cipher.open(TABLE, COLUMN, group.id(), group.einSealed()));
        return new PracticeGroupView(group.id(), group.name(), ein.masked(), group.address(), group.version());
    }
}
