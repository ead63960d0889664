package org.openpractice.staff.practice;

import jakarta.persistence.Entity;
import java.util.UUID;
import org.openpractice.platform.records.Aggregate;

/** A part of the group that people belong to, for example nursing or front office; it spans locations. */
@Entity
public class Department extends Aggregate {

    private String name;

    @SuppressWarnings("NullAway.Init")
    protected Department() {}

    /** A new department. */
    public Department(UUID id, String name) {
        super(id);
        this.name = name;
    }

    public String name() {
        return name;
    }
}
