package org.openpractice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(
        value = OS.LINUX,
        architectures = "amd64",
        disabledReason = "the PostgreSQL binaries are for Linux on amd64; elsewhere tests use containers")
class LocalPostgresTest {

    private static final ServiceDatabase.Passwords PASSWORDS =
            new ServiceDatabase.Passwords("owner's", "app secret", "relay-secret");

    private static LocalPostgres postgres;
    private static ServiceDatabase staff;

    @BeforeAll
    static void start() {
        postgres = LocalPostgres.temporary();
        staff = postgres.createServiceDatabase("staff", PASSWORDS);
    }

    @AfterAll
    static void stop() {
        postgres.close();
    }

    @Test
    void isPostgreSQL18() throws Exception {
        try (Connection connection = postgres.superuserConnection("postgres")) {
            assertThat(text(connection, "show server_version")).startsWith("18.");
        }
    }

    @Test
    void onlyTheOwnerOwnsAnything() throws Exception {
        try (Connection connection = owner();
                Statement statement = connection.createStatement()) {
            statement.execute("create table owned_by_owner (id int primary key)");
        }
        try (Connection connection = postgres.superuserConnection("staff")) {
            assertThat(rows(connection, """
                    select distinct pg_get_userbyid(relowner) from pg_class where relnamespace = 'public'::regnamespace
                    """)).containsExactly("staff_owner");
            assertThat(text(connection, "select pg_get_userbyid(datdba) from pg_database where datname = 'staff'"))
                    .isEqualTo("staff_owner");
            assertThat(text(connection, "select pg_get_userbyid(nspowner) from pg_namespace where nspname = 'public'"))
                    .isEqualTo("staff_owner");
            assertThat(rows(connection, """
                    select deptype from pg_shdepend where deptype = 'o'
                    and refobjid in ('staff_app'::regrole, 'staff_relay'::regrole)
                    """)).isEmpty();
        }
    }

    @Test
    void noRoleSeesPastRowLevelSecurityOrMakesOthers() throws Exception {
        try (Connection connection = postgres.superuserConnection("postgres")) {
            assertThat(rows(connection, """
                    select rolname from pg_roles where rolname like 'staff\\_%'
                    and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolreplication)
                    """)).isEmpty();
            assertThat(rows(connection, "select rolname from pg_roles where rolname like 'staff\\_%' order by 1"))
                    .containsExactly("staff_app", "staff_owner", "staff_relay");
        }
    }

    @Test
    void theApplicationCanNeitherMakeNorReadATableUnlessItIsGranted() throws Exception {
        try (Connection owner = owner();
                Statement statement = owner.createStatement()) {
            statement.execute("create table not_granted (id int primary key)");
        }
        try (Connection app = DriverManager.getConnection(staff.jdbcUrl(), staff.app(), staff.appPassword());
                Statement statement = app.createStatement()) {
            assertThatThrownBy(() -> statement.execute("create table mine (id int)"))
                    .hasMessageContaining("permission");
            assertThatThrownBy(() -> statement.execute("select * from not_granted"))
                    .hasMessageContaining("permission");
        }
    }

    @Test
    void aServiceCannotEnterTheDatabaseOfAnother() {
        ServiceDatabase payroll = postgres.createServiceDatabase("payroll", PASSWORDS);
        assertThatThrownBy(() -> DriverManager.getConnection(payroll.jdbcUrl(), staff.app(), staff.appPassword()))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("permission denied");
    }

    @Test
    void aWrongPasswordIsRefused() {
        assertThatThrownBy(() -> DriverManager.getConnection(staff.jdbcUrl(), staff.app(), "wrong"))
                .hasMessageContaining("password authentication failed");
    }

    @Test
    void creatingADatabaseAgainKeepsItAndTakesTheNewPasswords() throws Exception {
        postgres.createServiceDatabase("billing", PASSWORDS);
        var changed = new ServiceDatabase.Passwords("other", "another", "third");
        ServiceDatabase again = postgres.createServiceDatabase("billing", changed);
        try (Connection app = DriverManager.getConnection(again.jdbcUrl(), again.app(), "another")) {
            assertThat(text(app, "select current_user")).isEqualTo("billing_app");
        }
    }

    @Test
    void dataOutlivesAStopAndAKillInAFolderWithASpace(@TempDir Path parent) throws Exception {
        Path folder = parent.resolve("with a space");
        try (LocalPostgres first = LocalPostgres.durable(folder, 0);
                Connection connection = first.superuserConnection("postgres");
                Statement statement = connection.createStatement()) {
            assertThat(text(connection, "show fsync")).isEqualTo("on");
            statement.execute("create table kept (id int primary key)");
            statement.execute("insert into kept values (1)");
        }
        try (LocalPostgres second = LocalPostgres.durable(folder, 0)) {
            try (Connection connection = second.superuserConnection("postgres");
                    Statement statement = connection.createStatement()) {
                statement.execute("insert into kept values (2)");
            }
            second.kill();
            assertThat(second.isRunning()).isFalse();
        }
        try (LocalPostgres third = LocalPostgres.durable(folder, 0);
                Connection connection = third.superuserConnection("postgres")) {
            assertThat(text(connection, "select count(*) from kept")).isEqualTo("2");
        }
    }

    @Test
    void aTakenPortIsNamedAsTheCause(@TempDir Path folder) {
        assertThatThrownBy(() -> LocalPostgres.durable(folder, postgres.port()))
                .isInstanceOf(StartFailure.class)
                .hasMessageContaining("postgresql.log");
    }

    @Test
    void closingLeavesNeitherProcessNorFolder() {
        LocalPostgres other = LocalPostgres.temporary();
        long pid = other.pid();
        Path folder = other.log().getParent();
        other.close();
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(FreePort.isFree(other.port())).isTrue();
        assertThat(Files.exists(folder)).isFalse();
    }

    private static Connection owner() throws SQLException {
        return DriverManager.getConnection(staff.jdbcUrl(), staff.owner(), staff.ownerPassword());
    }

    private static String text(Connection connection, String query) throws SQLException {
        return rows(connection, query).getFirst();
    }

    private static List<String> rows(Connection connection, String query) throws SQLException {
        var rows = new ArrayList<String>();
        try (Statement statement = connection.createStatement();
                var result = statement.executeQuery(query)) {
            while (result.next()) {
                rows.add(result.getString(1));
            }
        }
        return rows;
    }
}
