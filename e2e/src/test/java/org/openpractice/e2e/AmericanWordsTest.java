package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The users are American offices: names, tables, paths and pages use the field's American words (docs/glossary.md). The
 * British forms are written with a bracket around one letter here, so that a search for them finds none.
 */
class AmericanWordsTest {

    /** Stems of the British forms and the American word instead; they stand inside longer names too. */
    private static final Map<String, String> FORMS = new TreeMap<>(Map.ofEntries(
            Map.entry("che[q]ue", "check, paycheck"),
            Map.entry("enro[l](?!l)", "enroll, enrollment"),
            Map.entry("[l]abour", "labor"),
            Map.entry("(?<![a-z])[a]geing", "aging"),
            Map.entry("[l]icence", "license"),
            Map.entry("ha[r]bour|behavio[u]r|favo[u]r|neighbo[u]r|colo[u]r|hono[u]r|endeavo[u]r", "-or"),
            Map.entry("(?<![a-z])progra[m]me(?!d|r)", "program"),
            Map.entry("catalo[g]ue|analo[g]ue", "catalog, analog"),
            Map.entry("acknowled[g]ement|jud[g]ement", "acknowledgment, judgment"),
            // A name of iCalendar's (RFC 5545), as its libraries spell it, is none of ours.
            Map.entry(
                    "(?<!VEVENT_)(?<!\\.is)cance[l]l(?:ed|ing)|labe[l]led|labe[l]ling|mode[l]led|mode[l]ling|trave[l]led|trave[l]ling",
                    "one l"),
            Map.entry("instal[m]ent|fulfi[l](?!l)|ski[l]ful|wi[l]ful", "installment, fulfill, skillful, willful"),
            Map.entry(
                    "an[a]esth|p[a]ediat|orthop[a]ed|gyn[a]ec|h[a]emat|diarrh[o]ea|[o]edema", "without the diphthong"),
            Map.entry("art[e]fact", "artifact"),
            Map.entry(
                    "(?<![a-z])towar[d]s(?![a-z])|afterwar[d]s|amon[g]st|whil[s]t|learn[t](?![a-z])|spel[t](?![a-z])",
                    "toward, afterward, among, while, learned, spelled"),
            Map.entry(
                    "(?<![a-z])cent[r]e|(?<![a-z])met[r]e(?![a-z])|defen[c]e|offen[c]e",
                    "center, meter, defense, offense"),
            Map.entry(
                    "(?<![a-z])gr[e]y|sceptica[l]|speciali[t]y|(?<![a-z])practi[s]e|(?<![a-z])ty[r]e(?![a-z])",
                    "gray, skeptical, specialty, practice, tire"),
            Map.entry(
                    "fortnigh[t]|paysl[i]p|postco[d]e|(?<![a-z])recko[n]", "two weeks, pay stub, ZIP code, calculate"),
            Map.entry(
                    "(?:seriali|annuali|optimi|initiali|normali|authori|journali|organi|recogni|summari|finali|itemi|"
                            + "standardi|synchroni|capitali|categori|emphasi|minimi|maximi|utili|reali|speciali|generali|"
                            + "prioriti|customi|locali|tokeni|saniti|materiali|centrali|amorti)"
                            + "[s](?:e[drs]?|ing|ation|ations)(?![a-z])",
                    "-ize, -ization"),
            Map.entry("(?<![a-z])analy[s](?:e[drs]?|ing)(?![a-z])", "analyze")));

    /** Names of other people's code. */
    private static final Pattern NOT_OURS =
            Pattern.compile("VeraGreenfieldFoundryProvider\\.\\w+|VEVENT_CANCELLED|\\.isCancelled\\(\\)");

    private static final List<Map.Entry<Pattern, String>> PATTERNS = FORMS.entrySet().stream()
            .map(form -> Map.entry(Pattern.compile(form.getKey(), Pattern.CASE_INSENSITIVE), form.getValue()))
            .toList();

    @Test
    void nothingInTheProjectIsSpelledTheBritishWay() {
        var found = new ArrayList<String>();
        for (var file : Checkout.texts()) {
            var name = Checkout.root().relativize(file).toString();
            found.addAll(british(name, List.of(name)));
            found.addAll(british(name, Checkout.read(file).lines().toList()));
        }
        assertThat(found).as("British forms; see docs/glossary.md").isEmpty();
    }

    @Test
    void theFormsAreFoundWhereTheyStand() {
        assertThat(british(
                        "a page",
                        List.of("pay" + "Che" + "ques", "enro" + "lment_id", "LAB" + "OUR", "serial" + "ised")))
                .hasSize(4);
        assertThat(british(
                        "a page", List.of("enrollment", "check", "Optimistic", "exercise", "programmer", "management")))
                .isEmpty();
    }

    private static List<String> british(String file, List<String> lines) {
        var found = new ArrayList<String>();
        for (int i = 0; i < lines.size(); i++) {
            for (var pattern : PATTERNS) {
                var match =
                        pattern.getKey().matcher(NOT_OURS.matcher(lines.get(i)).replaceAll(""));
                if (match.find()) {
                    found.add("%s:%d: %s; we write %s".formatted(file, i + 1, match.group(), pattern.getValue()));
                }
            }
        }
        return found;
    }
}
