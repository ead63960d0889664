package org.openpractice.compliance;

import io.smallrye.common.annotation.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.openpractice.compliance.exclusion.ScreenStaffMember;
import org.openpractice.compliance.exclusion.ScreeningOccasion;
import org.openpractice.compliance.obligation.FollowEmployment;
import org.openpractice.compliance.staff.StaffMember;
import org.openpractice.compliance.staff.StaffMembers;
import org.openpractice.contracts.staff.StaffEvent;
import org.openpractice.contracts.staff.StaffEvent.EmployeeBlocked;
import org.openpractice.contracts.staff.StaffEvent.EmployeeChanged;
import org.openpractice.contracts.staff.StaffEvent.EmployeeHired;
import org.openpractice.contracts.staff.StaffEvent.EmployeeRehired;
import org.openpractice.contracts.staff.StaffEvent.EmployeeTerminated;
import org.openpractice.contracts.staff.StaffEvent.EmployeeUnblocked;
import org.openpractice.contracts.staff.StaffEvent.LocationOpened;
import org.openpractice.platform.inbox.EventConsumer;
import org.openpractice.platform.inbox.EventIntake;
import org.openpractice.platform.inbox.EventMetadata;

/** What hiring, changing and leaving mean for obligations and screening. */
@ApplicationScoped
public class StaffEventConsumer implements EventConsumer<StaffEvent> {

    private final EventIntake intake;
    private final StaffMembers staffMembers;
    private final FollowEmployment followEmployment;
    private final ScreenStaffMember screenStaffMember;

    StaffEventConsumer(
            EventIntake intake,
            StaffMembers staffMembers,
            FollowEmployment followEmployment,
            ScreenStaffMember screenStaffMember) {
        this.intake = intake;
        this.staffMembers = staffMembers;
        this.followEmployment = followEmployment;
        this.screenStaffMember = screenStaffMember;
    }

    @Override
    public String channel() {
        return "staff-events";
    }

    @Override
    public Class<StaffEvent> events() {
        return StaffEvent.class;
    }

    @Incoming("staff-events")
    @Blocking
    void receive(ConsumerRecord<String, byte[]> record) {
        intake.take(this, record);
    }

    @Override
    public void on(StaffEvent event, EventMetadata metadata) {
        screenStaffMember.holdListStill();
        switch (event) {
            case EmployeeHired hired -> {
                var member = new StaffMember(hired);
                staffMembers.persistAndFlush(member);
                followEmployment.hired(member);
                screenStaffMember.screen(member.id(), ScreeningOccasion.HIRE);
            }
            case EmployeeChanged changed -> {
                var member = known(changed.employeeId());
                var exposedBefore = member.exposedSince();
                member.change(changed);
                followEmployment.changed(member, exposedBefore, changed.effectiveOn(), metadata.id());
                screenStaffMember.screenIfChanged(member.id());
            }
            case EmployeeTerminated terminated -> {
                var member = known(terminated.employeeId());
                member.leave(terminated.lastDay());
                followEmployment.terminated(member, terminated.lastDay(), metadata.id());
            }
            case EmployeeRehired rehired -> {
                var member = known(rehired.employeeId());
                var lastDay = member.lastDay();
                member.comeBack(rehired);
                followEmployment.rehired(member, lastDay, metadata.id());
                screenStaffMember.screen(member.id(), ScreeningOccasion.REHIRE);
            }
            // Compliance is where blocks come from; obligations go on while somebody is blocked.
            case EmployeeBlocked ignored -> {}
            case EmployeeUnblocked ignored -> {}
            case LocationOpened ignored -> {}
        }
    }

    private StaffMember known(UUID employeeId) {
        return staffMembers
                .locked(employeeId)
                .orElseThrow(() -> new IllegalStateException("Employee " + employeeId + " is not known here"));
    }
}
