package org.openpractice.payroll.marketpay;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import org.jspecify.annotations.Nullable;
import org.openpractice.contracts.Money;
import org.openpractice.platform.ids.Ids;
import org.openpractice.platform.records.Aggregate;

/** The market that a position is held against, and the range the group set for it. */
@Entity
class PositionMarket extends Aggregate {

    private String positionTitle;

    private String occupation;

    private String area;

    private int editionYear;

    @Column(name = "minimum_cents")
    private @Nullable Money minimum;

    @Column(name = "maximum_cents")
    private @Nullable Money maximum;

    @SuppressWarnings("NullAway.Init")
    protected PositionMarket() {}

    PositionMarket(String positionTitle, MapPosition.Request request) {
        super(Ids.next());
        this.positionTitle = positionTitle;
        map(request);
    }

    /** Holds the position against another market. */
    final void map(MapPosition.Request request) {
        this.occupation = request.occupation();
        this.area = request.area();
        this.editionYear = request.editionYear();
        var range = request.range();
        this.minimum = range == null ? null : range.minimum();
        this.maximum = range == null ? null : range.maximum();
    }

    public String positionTitle() {
        return positionTitle;
    }

    public String occupation() {
        return occupation;
    }

    public String area() {
        return area;
    }

    public int editionYear() {
        return editionYear;
    }

    /** Of the group's range for a year. */
    public @Nullable Money minimum() {
        return minimum;
    }

    public @Nullable Money maximum() {
        return maximum;
    }
}
