package org.openpractice.compliance.exclusion;

import static org.openpractice.compliance.exclusion.Finding.Agreement.DIFFERENT;
import static org.openpractice.compliance.exclusion.Finding.Agreement.EQUAL;
import static org.openpractice.compliance.exclusion.Finding.Agreement.INITIAL;
import static org.openpractice.compliance.exclusion.Finding.Agreement.MIDDLE_NAME;
import static org.openpractice.compliance.exclusion.Finding.Agreement.NEAR;
import static org.openpractice.compliance.exclusion.Finding.Agreement.PART;
import static org.openpractice.compliance.exclusion.Finding.Agreement.UNKNOWN;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.commons.text.similarity.JaroWinklerSimilarity;
import org.jspecify.annotations.Nullable;
import org.openpractice.compliance.exclusion.Finding.Compared;

/**
 * Compares somebody on the staff with somebody on the list: by NPI, then by name and birth date, then by likeness.
 *
 * <p>A birth date that contradicts rules out every likeness. It only lowers an exact full name, because the list and the
 * staff file are both typed by people; the adjudicator dismisses it once and it does not come back. Two different NPIs
 * rule out everything but an equal name with an equal or unknown birth date: nobody has two, but one may be mistyped.
 *
 * <p>On the same birth date two names may also stand in other places: of some 82,000 people on the list about four share a birth
 * date with somebody on the staff by chance, and of those hardly one in a thousand shares two names as well.
 *
 * <p>Not done: nicknames (BILL for WILLIAM), swapped names without a birth date, a last name changed without a former name
 * on file where no middle name agrees, businesses by name.
 */
final class Matcher {

    // Thresholds of Jaro-Winkler similarity in percent. The less else agrees, the nearer the names must be.
    private static final int LAST_NAME_BORN_SAME_DAY = 85;
    private static final int GIVEN_BORN_SAME_DAY = 80;
    private static final int LAST_NAME_BORN_NEAR = 92;
    private static final int GIVEN_BORN_NEAR = 88;
    private static final int LAST_NAME_BIRTH_UNKNOWN = 95;
    private static final int GIVEN_BIRTH_UNKNOWN = 90;
    private static final int NEAR_IN_TRACE = 80;

    /** Score of somebody whose names agree in other places: what is compared place by place says little of it. */
    private static final int NAMES_MOVED = 60;

    private static final JaroWinklerSimilarity SIMILARITY = new JaroWinklerSimilarity();

    private Matcher() {}

    /** Compares; empty when nothing speaks for the same person. */
    static Optional<Finding> compare(Identity ours, Identity listed) {
        var npi = npi(ours, listed);
        var born = birthDate(ours.birthDate(), listed.birthDate());
        boolean soundsAlike = !Collections.disjoint(ours.soundKeys(), listed.soundKeys());
        if (npi.agreement() != EQUAL && born.agreement() != EQUAL && !soundsAlike) {
            return Optional.empty();
        }
        var lastName = lastName(ours, listed);
        var given = given(ours, listed);
        var middle = middle(ours.middle(), listed.middle());
        var generation = generation(ours, listed);
        return rule(npi, lastName, given, middle, born)
                .or(() -> born.agreement() == EQUAL && npi.agreement() != DIFFERENT && ours.sharesNames(listed)
                        ? Optional.of(MatchRule.NAMES_IN_OTHER_PLACES)
                        : Optional.empty())
                .map(rule -> new Finding(
                        rule,
                        rule == MatchRule.NAMES_IN_OTHER_PLACES
                                ? Math.max(NAMES_MOVED, score(npi, lastName, given, middle, born, generation))
                                : score(npi, lastName, given, middle, born, generation),
                        List.of(npi, lastName, given, middle, generation, born)));
    }

    private static Optional<MatchRule> rule(
            Compared npi, Compared lastName, Compared given, Compared middle, Compared born) {
        var birth = born.agreement();
        if (npi.agreement() == EQUAL) {
            boolean nameAgrees = isEqualOrPart(lastName) && isEqualOrPart(given);
            return Optional.of(nameAgrees && birth == EQUAL ? MatchRule.NPI_NAME_AND_BIRTH_DATE : MatchRule.NPI);
        }
        boolean nameAgrees = lastName.agreement().agrees() && given.agreement().agrees();
        boolean npiDiffers = npi.agreement() == DIFFERENT;
        if (nameAgrees) {
            switch (birth) {
                case EQUAL -> {
                    return Optional.of(MatchRule.NAME_AND_BIRTH_DATE);
                }
                case UNKNOWN -> {
                    return Optional.of(MatchRule.NAME_ALONE);
                }
                case DIFFERENT -> {
                    boolean exact = lastName.agreement() == EQUAL
                            && given.agreement() == EQUAL
                            && middle.agreement() != DIFFERENT
                            && !npiDiffers;
                    return exact ? Optional.of(MatchRule.NAME_ALONE) : Optional.empty();
                }
                default -> {
                    // A near birth date is judged as a likeness below.
                }
            }
        }
        boolean alike = switch (birth) {
            case EQUAL -> isNear(lastName, LAST_NAME_BORN_SAME_DAY, given, GIVEN_BORN_SAME_DAY);
            case NEAR -> !npiDiffers && isNear(lastName, LAST_NAME_BORN_NEAR, given, GIVEN_BORN_NEAR);
            case UNKNOWN -> !npiDiffers && isNear(lastName, LAST_NAME_BIRTH_UNKNOWN, given, GIVEN_BIRTH_UNKNOWN);
            default -> false;
        };
        return alike ? Optional.of(MatchRule.LIKENESS) : Optional.empty();
    }

    private static boolean isEqualOrPart(Compared field) {
        return field.agreement() == EQUAL || field.agreement() == PART;
    }

    private static boolean isNear(Compared lastName, int lastNameAtLeast, Compared given, int givenAtLeast) {
        return (lastName.agreement().agrees() || lastName.similarity() >= lastNameAtLeast)
                && (given.agreement().agrees() || given.similarity() >= givenAtLeast);
    }

    private static int score(
            Compared npi, Compared lastName, Compared given, Compared middle, Compared born, Compared generation) {
        int score = lastName.similarity() * 40 / 100 + given.similarity() * 25 / 100;
        score += switch (born.agreement()) {
            case EQUAL -> 25;
            case NEAR -> 15;
            case UNKNOWN -> 8;
            default -> 0;
        };
        score += switch (middle.agreement()) {
            case EQUAL -> 10;
            case INITIAL -> 8;
            case UNKNOWN -> 5;
            default -> 0;
        };
        if (generation.agreement() == DIFFERENT) {
            score -= 5;
        }
        if (npi.agreement() == DIFFERENT) {
            score -= 10;
        }
        if (npi.agreement() == EQUAL) {
            score = 75 + score / 4;
        }
        return Math.clamp(score, 0, 100);
    }

    private static Compared npi(Identity ours, Identity listed) {
        var a = ours.npi();
        var b = listed.npi();
        var agreement = a == null || b == null ? UNKNOWN : a.equals(b) ? EQUAL : DIFFERENT;
        return new Compared("npi", a == null ? "" : a, b == null ? "" : b, agreement, agreement == EQUAL ? 100 : 0);
    }

    private static Compared lastName(Identity ours, Identity listed) {
        Compared best = new Compared("lastName", first(ours), first(listed), UNKNOWN, 0);
        for (var a : ours.lastNames()) {
            for (var b : listed.lastNames()) {
                var compared = lastName(a, b);
                if (rank(compared) > rank(best)) {
                    best = compared;
                }
            }
        }
        return best;
    }

    private static Compared lastName(LastName a, LastName b) {
        if (a.equalsName(b)) {
            return new Compared("lastName", a.whole(), b.whole(), EQUAL, 100);
        }
        if (a.sharesPart(b)) {
            return new Compared("lastName", a.whole(), b.whole(), PART, 95);
        }
        int similarity = 0;
        for (var one : a.forms()) {
            for (var other : b.forms()) {
                similarity = Math.max(similarity, similarity(one, other));
            }
        }
        return new Compared(
                "lastName", a.whole(), b.whole(), similarity >= NEAR_IN_TRACE ? NEAR : DIFFERENT, similarity);
    }

    private static int rank(Compared compared) {
        return compared.agreement() == UNKNOWN ? -1 : compared.similarity();
    }

    private static String first(Identity identity) {
        return identity.lastNames().isEmpty()
                ? ""
                : identity.lastNames().getFirst().whole();
    }

    private static Compared given(Identity ours, Identity listed) {
        var a = String.join("", ours.given());
        var b = String.join("", listed.given());
        if (a.isEmpty() || b.isEmpty()) {
            return new Compared("firstName", a, b, UNKNOWN, 0);
        }
        if (a.equals(b) || (listed.isGivenCut() && a.startsWith(b)) || (ours.isGivenCut() && b.startsWith(a))) {
            return new Compared("firstName", a, b, EQUAL, 100);
        }
        var firstOfA = ours.given().getFirst();
        var firstOfB = listed.given().getFirst();
        if (firstOfA.length() > 1 && firstOfA.equals(firstOfB)) {
            return new Compared("firstName", a, b, PART, 95);
        }
        if (isInitial(firstOfA, firstOfB)) {
            return new Compared("firstName", a, b, INITIAL, 85);
        }
        if (isMiddleNameOf(firstOfA, listed) || isMiddleNameOf(firstOfB, ours)) {
            return new Compared("firstName", a, b, MIDDLE_NAME, 80);
        }
        int similarity = similarity(a, b);
        return new Compared("firstName", a, b, similarity >= NEAR_IN_TRACE ? NEAR : DIFFERENT, similarity);
    }

    private static boolean isInitial(String a, String b) {
        return (a.length() == 1 || b.length() == 1) && a.charAt(0) == b.charAt(0);
    }

    private static boolean isMiddleNameOf(String given, Identity other) {
        return given.length() > 1 && other.middle().contains(given);
    }

    private static Compared middle(List<String> ours, List<String> listed) {
        var a = String.join(" ", ours);
        var b = String.join(" ", listed);
        if (a.isEmpty() || b.isEmpty()) {
            return new Compared("middleName", a, b, UNKNOWN, 0);
        }
        if (a.equals(b) || !Collections.disjoint(ours, listed)) {
            return new Compared("middleName", a, b, EQUAL, 100);
        }
        if (isInitial(ours.getFirst(), listed.getFirst())) {
            return new Compared("middleName", a, b, INITIAL, 85);
        }
        int similarity = similarity(a, b);
        return new Compared("middleName", a, b, similarity >= NEAR_IN_TRACE ? NEAR : DIFFERENT, similarity);
    }

    private static Compared generation(Identity ours, Identity listed) {
        var a = String.join(" ", new TreeSet<>(ours.generations()));
        var b = String.join(" ", new TreeSet<>(listed.generations()));
        var agreement = a.isEmpty() || b.isEmpty() ? UNKNOWN : a.equals(b) ? EQUAL : DIFFERENT;
        return new Compared("suffix", a, b, agreement, agreement == EQUAL ? 100 : 0);
    }

    private static Compared birthDate(@Nullable LocalDate ours, @Nullable LocalDate listed) {
        var a = ours == null ? "" : ours.toString();
        var b = listed == null ? "" : listed.toString();
        if (ours == null || listed == null) {
            return new Compared("birthDate", a, b, UNKNOWN, 0);
        }
        if (ours.equals(listed)) {
            return new Compared("birthDate", a, b, EQUAL, 100);
        }
        boolean near = isTypingSlip(ours, listed);
        return new Compared("birthDate", a, b, near ? NEAR : DIFFERENT, near ? 50 : 0);
    }

    /** One digit differs, two neighboring digits are swapped, or day and month are. */
    private static boolean isTypingSlip(LocalDate a, LocalDate b) {
        if (a.getYear() == b.getYear()
                && a.getMonthValue() == b.getDayOfMonth()
                && a.getDayOfMonth() == b.getMonthValue()) {
            return true;
        }
        var one = a.format(DateTimeFormatter.BASIC_ISO_DATE);
        var other = b.format(DateTimeFormatter.BASIC_ISO_DATE);
        var differing = new ArrayList<Integer>();
        for (int i = 0; i < Math.min(one.length(), other.length()); i++) {
            if (one.charAt(i) != other.charAt(i)) {
                differing.add(i);
            }
        }
        return switch (differing.size()) {
            case 1 -> true;
            case 2 -> {
                int first = differing.getFirst();
                int second = differing.getLast();
                yield second == first + 1
                        && one.charAt(first) == other.charAt(second)
                        && one.charAt(second) == other.charAt(first);
            }
            default -> false;
        };
    }

    /** Percent, rounded down. The greedy Jaro matching can differ by direction: the better one counts, so order does not. */
    private static int similarity(String a, String b) {
        double better = Math.max(SIMILARITY.apply(a, b), SIMILARITY.apply(b, a));
        return (int) Math.floor(better * 100);
    }
}
