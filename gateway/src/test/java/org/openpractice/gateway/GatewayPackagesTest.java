package org.openpractice.gateway;

import java.util.List;
import java.util.Set;
import org.openpractice.testing.PackageRules;

class GatewayPackagesTest extends PackageRules {

    GatewayPackagesTest() {
        super(
                "org.openpractice.gateway",
                List.of(
                        Set.of("caller", "feed"),
                        Set.of("problem"),
                        Set.of("limit"),
                        Set.of("edge", "login"),
                        Set.of("proxy"),
                        Set.of("documentation", "health")));
    }
}
