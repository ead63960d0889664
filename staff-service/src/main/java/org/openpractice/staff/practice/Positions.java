package org.openpractice.staff.practice;

import static org.openpractice.platform.audit.Verb.ADDED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.QueryParam;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.openpractice.platform.audit.Audit;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.lists.ListOf;
import org.openpractice.platform.lists.ListRequest;
import org.openpractice.platform.records.Records;

/** The group's positions. */
@ApplicationScoped
public class Positions implements Records<Position> {

    /**
     * The position to add. What follows from it must be said, not left to a default: overtime, billing and safety
     * training hang on it.
     *
     * @param exempt exempt from overtime under 29 CFR part 541
     * @param provider renders services that are billed under the person's own NPI
     * @param bloodborneExposure occupational exposure to blood is reasonably anticipated (29 CFR 1910.1030(b))
     * @param headcount how many people the group plans to have in it
     */
    public record AddPosition(
            @NotBlank @Size(max = 80) String title,
            @NotNull Boolean exempt,
            @NotNull Boolean provider,
            @NotNull Boolean bloodborneExposure,
            @NotNull @Min(0) @Max(10_000) Integer headcount) {}

    /** Which positions are asked for. */
    public static class Asked extends ListRequest {

        @QueryParam("provider")
        @Nullable
        Boolean provider;

        @QueryParam("exempt")
        @Nullable
        Boolean exempt;
    }

    private final Audit audit;

    Positions(Audit audit) {
        this.audit = audit;
    }

    /** Adds a position. Refuses: {@link PracticeProblem#POSITION_TITLE_IN_USE}. */
    @Transactional
    public Position add(AddPosition request) {
        titled(request.title()).ifPresent(other -> {
            throw PracticeProblem.POSITION_TITLE_IN_USE.because("give each position of the group its own title");
        });
        var position = new Position(
                Ids.next(),
                request.title(),
                request.exempt(),
                request.provider(),
                request.bloodborneExposure(),
                request.headcount());
        persist(position);
        audit.record(ADDED, "position", position.id());
        return position;
    }

    ListOf<Position> list(Asked asked) {
        return list(Position.class, asked)
                .search("e.title")
                .where("e.provider = ?", asked.provider)
                .where("e.exempt = ?", asked.exempt)
                .sort("title", String.class, "lower(e.title)")
                .sort("headcount", Integer.class, "e.headcount");
    }

    /** The position of that title in any case. */
    public Optional<Position> titled(String title) {
        return find("lower(title) = lower(?1)", title).firstResultOptional();
    }
}
