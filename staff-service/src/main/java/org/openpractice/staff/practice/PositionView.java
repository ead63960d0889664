package org.openpractice.staff.practice;

import java.util.UUID;

/** A position as it is shown. */
public record PositionView(
        UUID id, String title, boolean exempt, boolean provider, boolean bloodborneExposure, int headcount) {

    static PositionView of(Position position) {
        return new PositionView(
                position.id(),
                position.title(),
                position.isExempt(),
                position.isProvider(),
                position.hasBloodborneExposure(),
                position.headcount());
    }
}
