package org.openpractice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderTest {

    @TempDir
    Path parent;

    @Test
    void isHeldByOneLauncherAtATime() {
        Path path = parent.resolve("data");
        try (DataFolder held = DataFolder.hold(path)) {
            assertThat(DataFolder.at(path).isHeld()).isTrue();
            assertThat(DataFolder.at(path).pid())
                    .hasValue(ProcessHandle.current().pid());
            assertThatThrownBy(() -> DataFolder.hold(held.path()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("in use")
                    .hasMessageContaining("./openpractice down");
        }
        assertThat(DataFolder.at(path).isHeld()).isFalse();
        DataFolder.hold(path).close();
    }

    @Test
    void keepsSecretsForThisUserAlone() throws Exception {
        Path path = parent.resolve("data");
        String key;
        try (DataFolder folder = DataFolder.hold(path)) {
            key = Secrets.of(folder).masterKey();
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path.resolve("secrets.properties"))))
                    .isEqualTo("rw-------");
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rwx------");
        }
        try (DataFolder folder = DataFolder.hold(path)) {
            assertThat(Secrets.of(folder).masterKey()).isEqualTo(key);
        }
    }

    @Test
    void takesThePortsOfTheLastTimeAgainWhereTheyAreFree() throws Exception {
        try (DataFolder folder = DataFolder.hold(parent.resolve("data"))) {
            int port = new Ports(folder).of("kafka", 0, 0);
            assertThat(new Ports(folder).of("kafka", 0, 0)).isEqualTo(port);
            try (var taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                assertThat(new Ports(folder).of("kafka", 0, 0)).isNotEqualTo(taken.getLocalPort());
                assertThatThrownBy(() -> new Ports(folder).of("gateway", port, 0))
                        .isInstanceOf(StartFailure.class)
                        .hasMessageContaining("taken by another program");
            }
        }
    }
}
