package org.openpractice.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalMailTest {

    @TempDir
    Path folder;

    @Test
    void keepsAMessageOnceUnderItsMessageIdHoweverOftenItComes() throws Exception {
        try (LocalMail mail = LocalMail.in(folder, FreePort.find())) {
            assertThat(send(mail, "somebody@practice.example", "Message-ID: <a-1@practice.example>", "Hello"))
                    .startsWith("250 kept");
            assertThat(send(mail, "somebody@practice.example", "Message-ID:\r\n <a-1@practice.example>", "Hello"))
                    .startsWith("250 already kept");
            assertThat(send(mail, "somebody@practice.example", "Message-ID: <a/2@practice.example>", "Hello"))
                    .startsWith("250 kept");
        }
        assertThat(LocalMail.kept(folder))
                .hasSize(2)
                .contains(folder.resolve("a-1@practice.example.eml"))
                .allSatisfy(file -> assertThat(Files.readString(file)).contains("Hello"));
    }

    @Test
    void refusesAnAddressWhereNoMailCanArrive() throws Exception {
        try (LocalMail mail = LocalMail.in(folder, FreePort.find())) {
            assertThat(send(mail, "somebody@practice.invalid", "Message-ID: <b@practice.example>", "Hello"))
                    .startsWith("550 5.1.2");
        }
        assertThat(LocalMail.kept(folder)).isEmpty();
    }

    @Test
    void forgetsWhatAKilledServerHadNotTakenAndTakesNoPortOfAnother() throws Exception {
        Files.writeString(folder.resolve("half.part"), "Subject: half");
        try (LocalMail mail = LocalMail.in(folder, FreePort.find())) {
            assertThat(folder).isEmptyDirectory();
            assertThatThrownBy(() -> LocalMail.in(folder, mail.port()))
                    .isInstanceOf(StartFailure.class)
                    .hasMessageContaining("port " + mail.port() + " is taken");
        }
    }

    /** @return the last answer */
    private static String send(LocalMail mail, String recipient, String header, String text) throws IOException {
        try (var socket = new Socket("127.0.0.1", mail.port());
                var out = new PrintStream(socket.getOutputStream(), true, StandardCharsets.US_ASCII);
                var in =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            String answer = answer(in);
            for (String command : new String[] {
                "HELO practice.example",
                "MAIL FROM:<no-reply@practice.example>",
                "RCPT TO:<" + recipient + ">",
                "DATA",
                header + "\r\nSubject: Test\r\n\r\n" + text + "\r\n."
            }) {
                out.print(command + "\r\n");
                out.flush();
                answer = answer(in);
                if (answer.startsWith("5")) {
                    return answer;
                }
            }
            return answer;
        }
    }

    private static String answer(BufferedReader in) throws IOException {
        String line = in.readLine();
        while (line != null && line.length() > 3 && line.charAt(3) == '-') {
            line = in.readLine();
        }
        return String.valueOf(line);
    }
}
