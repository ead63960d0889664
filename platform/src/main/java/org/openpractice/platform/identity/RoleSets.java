package org.openpractice.platform.identity;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.spi.ConfigSource;
import org.jspecify.annotations.Nullable;

/**
 * Says what the sets of roles in {@link Roles} are. Quarkus looks an expression in {@code @RolesAllowed} up in the
 * configuration; this source stands above all others, so who may do what is decided in the code and not by a setting.
 */
public class RoleSets implements ConfigSource {

    private static final Map<String, String> ROLES = Roles.sets().entrySet().stream()
            .collect(Collectors.toUnmodifiableMap(
                    set -> set.getKey().substring(2, set.getKey().length() - 1),
                    set -> String.join(",", set.getValue())));

    @Override
    public Set<String> getPropertyNames() {
        return ROLES.keySet();
    }

    @Override
    public @Nullable String getValue(String name) {
        return ROLES.get(name);
    }

    @Override
    public String getName() {
        return "sets of roles";
    }

    @Override
    public int getOrdinal() {
        return Integer.MAX_VALUE;
    }
}
