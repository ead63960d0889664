package org.openpractice.billing.provider;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.stream.Stream;
import org.openpractice.billing.Address;
import org.openpractice.platform.us.TimeZones;
import org.openpractice.platform.us.UsState;

/**
 * Which day it is where the practice works: in the evening of the United States it is tomorrow in Greenwich, and the last
 * visit of a month would be the next month's.
 */
@ApplicationScoped
public class BusinessDay {

    /** Of a group that has not said where it is; the zone in which most Americans live. */
    private static final ZoneId UNTOLD = ZoneId.of("America/New_York");

    private final BillingProviders billingProviders;
    private final Clock clock;

    BusinessDay(BillingProviders billingProviders, Clock clock) {
        this.billingProviders = billingProviders;
        this.clock = clock;
    }

    /** Today at that place. */
    public LocalDate at(ServiceLocation location) {
        return LocalDate.ofInstant(clock.instant(), zone(location.state(), location.zip()));
    }

    /** Today where the group has its books: at the address of its billing provider. */
    public LocalDate ofGroup() {
        return nowOfGroup().toLocalDate();
    }

    /** The wall clock there. */
    public LocalDateTime nowOfGroup() {
        return LocalDateTime.ofInstant(
                clock.instant(),
                billingProviders
                        .ofGroup()
                        .map(BillingProvider::address)
                        .map(BusinessDay::zone)
                        .orElse(UNTOLD));
    }

    private static ZoneId zone(Address address) {
        return zone(address.state(), address.zip());
    }

    /** A military or a Pacific address is in no state. */
    static ZoneId zone(String state, String zip) {
        return Stream.of(UsState.values())
                .filter(known -> known.name().equals(state))
                .findFirst()
                .map(known -> TimeZones.of(known, zip))
                .orElse(UNTOLD);
    }
}
