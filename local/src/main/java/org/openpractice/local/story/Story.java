package org.openpractice.local.story;

import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.openpractice.local.Platform;
import org.openpractice.local.Progress;

/** The demo story from hire to paycheck and from visit to posted payment. */
public final class Story {

    private static final ZoneId EASTERN = ZoneId.of("America/New_York");

    private final Scene scene;
    private final List<Chapter> chapters;

    private Story(Scene scene, List<Chapter> chapters) {
        this.scene = scene;
        this.chapters = chapters;
    }

    /**
     * @param clockStart where the platform's business clock started
     * @param files where the files go that the story makes
     */
    public static Story of(Platform platform, Instant clockStart, Path files, Progress progress) {
        var gateway = new GatewayClient(
                platform.gatewayUrl(), platform.issuer(), platform.secrets().demoPassword());
        var scene = new Scene(
                gateway,
                gateway.asPartner("partner-clearinghouse", platform.secrets().partnerClient()),
                progress,
                files,
                platform.mailFolder(),
                clockStart.atZone(EASTERN).toLocalDate(),
                new Cast());
        return new Story(
                scene,
                List.of(
                        new PracticeIsSetUp(),
                        new RosterIsImported(),
                        new HiresFlowOut(),
                        new ExclusionIsFound(),
                        new PayrollIsSetUp(),
                        new PeopleArePaid(),
                        new BonusIsPaid(),
                        new ExpensesAreGivenBack(),
                        new OwnStubIsRead(),
                        new PatientsComeAndGo(),
                        new PayerPays(),
                        new ReceivablesAge(),
                        new SomebodyLeaves(),
                        new LastDayIsCorrected(),
                        new StrangersAreRefused(),
                        new BooksAgree()));
    }

    /**
     * Tells it to the end.
     *
     * @throws StoryFailure when something does not come true
     */
    public void tell() {
        chapters.forEach(chapter -> chapter.tell(scene));
        scene.progress().heading("The story came true");
        scene.progress().line("  files: " + scene.files());
        scene.progress().line("  mail: " + scene.mail());
    }
}
