package org.openpractice.staff.practice;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.util.UUID;

/** A part of the group that people belong to, for example nursing or front office; it spans locations. */
@Entity
public class Department {

    @Id
    private UUID id;

    @Version
    private long version;

    private String name;

    @SuppressWarnings("NullAway.Init")
    protected Department() {}

    /** A new department. */
    public Department(UUID id, String name) {
        this.id = id;
        this.name = name;
    }

    public UUID id() {
        return id;
    }

    public long version() {
        return version;
    }

    public String name() {
        return name;
    }
}
