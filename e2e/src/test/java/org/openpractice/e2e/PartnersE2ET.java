package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.openpractice.e2e.E2ePlatform.Told;

/** The page for partner systems, run as it stands: each block prints what stands below it. */
@ExtendWith(E2ePlatform.class)
class PartnersE2ET {

    private static final Pattern BLOCK =
            Pattern.compile("^```sh\\n(.*?)^```\\n(?:\\n```text\\n(.*?)^```$)?", Pattern.MULTILINE | Pattern.DOTALL);
    private static final String BETWEEN = "@@ the next block";

    private final Told told;

    PartnersE2ET(Told told) {
        this.told = told;
    }

    private record Block(String commands, String prints) {}

    private static List<Block> blocks() {
        var blocks = new ArrayList<Block>();
        BLOCK.matcher(Checkout.read("docs/partners.md"))
                .results()
                .forEach(found -> blocks.add(new Block(found.group(1), found.group(2) == null ? "" : found.group(2))));
        return blocks;
    }

    @Test
    void everyBlockPrintsWhatThePageSays() throws Exception {
        var blocks = blocks();
        assertThat(blocks).hasSizeGreaterThan(6);
        var work = Files.createDirectories(Path.of("target/e2e/partners").toAbsolutePath());
        var script = work.resolve("page.sh");
        Files.writeString(
                script,
                "set -eu\n"
                        + String.join(
                                "echo '" + BETWEEN + "'\n",
                                blocks.stream().map(Block::commands).toList()));

        var ended = Outside.run(
                work,
                Map.of(
                        "gateway", told.gatewayUrl(),
                        "issuer", told.platform().issuer(),
                        "secret", told.platform().secrets().partnerClient(),
                        "person", told.gateway().accessToken("admin")),
                120,
                "bash",
                script.toString());

        assertThat(ended.status()).as(ended.output()).isZero();
        var printed = ended.output().split(Pattern.quote(BETWEEN) + "\\n", -1);
        assertThat(printed).as(ended.output()).hasSize(blocks.size());
        for (int i = 0; i < printed.length; i++) {
            var expected = Pattern.quote(blocks.get(i).prints().strip()).replace("…", "\\E(?s:.*)\\Q");
            // No terminal shows the byte order mark of a CSV file.
            assertThat(printed[i].replace("\uFEFF", "").strip())
                    .as(blocks.get(i).commands())
                    .matches(expected);
        }
    }
}
