package org.openpractice.staff.practice;

import jakarta.persistence.Entity;
import java.util.UUID;
import org.openpractice.platform.records.Aggregate;

/** A kind of work in the group, and what follows from doing it. */
@Entity
public class Position extends Aggregate {

    private String title;

    private boolean exempt;

    private boolean provider;

    private boolean bloodborneExposure;

    private int headcount;

    @SuppressWarnings("NullAway.Init")
    protected Position() {}

    /**
     * A new position.
     *
     * @param exempt exempt from overtime under 29 CFR part 541
     * @param provider renders services that are billed under the person's own NPI
     * @param bloodborneExposure occupational exposure to blood is reasonably anticipated (29 CFR 1910.1030(b))
     * @param headcount how many people the group plans to have in it
     */
    public Position(
            UUID id, String title, boolean exempt, boolean provider, boolean bloodborneExposure, int headcount) {
        super(id);
        this.title = title;
        this.exempt = exempt;
        this.provider = provider;
        this.bloodborneExposure = bloodborneExposure;
        this.headcount = headcount;
    }

    public String title() {
        return title;
    }

    public boolean isExempt() {
        return exempt;
    }

    public boolean isProvider() {
        return provider;
    }

    public boolean hasBloodborneExposure() {
        return bloodborneExposure;
    }

    public int headcount() {
        return headcount;
    }
}
