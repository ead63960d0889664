package org.openpractice.platform.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NamedParametersTest {

    @Test
    void findsEachParameterWhereItStands() {
        var named = NamedParameters.in("select a from t where b = :one and c = any(:two) or d = :one");
        assertThat(named.sql()).isEqualTo("select a from t where b = ? and c = any(?) or d = ?");
        assertThat(named.names()).containsExactly("one", "two", "one");
    }

    @Test
    void leavesLiteralsCastsAndCommentsAlone() {
        var named = NamedParameters.in("""
                select ':no', "odd:name", x::text, :yes::jsonb -- :not
                /* :nor this */ from t where y = 'it''s :quoted' and at > time '10:30'
                """);
        assertThat(named.names()).containsExactly("yes");
        assertThat(named.sql()).contains("?::jsonb", "x::text", "'it''s :quoted'", "-- :not");
    }

    @Test
    void takesAStatementWithoutParametersAsItIs() {
        assertThat(NamedParameters.in("select 1 -- the end"))
                .isEqualTo(new NamedParameters("select 1 -- the end", java.util.List.of()));
    }
}
