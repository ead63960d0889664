package org.openpractice.local.api;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which operations that are gone live on under another path: those with the same id, and those that do what one of the new
 * does but for one word of the path. A word that was changed in one path is taken to be changed in every path.
 */
final class Renames {

    /** Half of the fields of either. */
    private static final double ALIKE = 0.5;

    private record Word(String before, String after) {}

    private final List<ApiOperation> gone;
    private final List<ApiOperation> come;
    private final Map<ApiOperation, ApiOperation> found = new LinkedHashMap<>();

    private Renames(Collection<ApiOperation> gone, Collection<ApiOperation> come) {
        this.gone = new ArrayList<>(gone);
        this.come = new ArrayList<>(come);
    }

    /** Old operation to new one. */
    static Map<ApiOperation, ApiOperation> among(Collection<ApiOperation> gone, Collection<ApiOperation> come) {
        var renames = new Renames(gone, come);
        renames.byWord();
        renames.byId();
        return renames.found;
    }

    private void byWord() {
        var evidence = new LinkedHashMap<Word, Double>();
        for (ApiOperation before : gone) {
            for (ApiOperation after : come) {
                double likeness = likeness(before, after);
                if (likeness >= ALIKE) {
                    changedWord(before, after).ifPresent(word -> evidence.merge(word, likeness, Double::sum));
                }
            }
        }
        evidence.entrySet().stream()
                .sorted(Map.Entry.<Word, Double>comparingByValue(Comparator.reverseOrder()))
                .forEach(word -> apply(word.getKey()));
    }

    private void apply(Word word) {
        for (ApiOperation before : List.copyOf(gone)) {
            come.stream()
                    .filter(after ->
                            changedWord(before, after).filter(word::equals).isPresent())
                    .findFirst()
                    .ifPresent(after -> pair(before, after));
        }
    }

    private void byId() {
        for (ApiOperation before : List.copyOf(gone)) {
            come.stream()
                    .filter(after -> haveOneId(before, after) && before.method().equals(after.method()))
                    .findFirst()
                    .ifPresent(after -> pair(before, after));
        }
    }

    private void pair(ApiOperation before, ApiOperation after) {
        gone.remove(before);
        come.remove(after);
        found.put(before, after);
    }

    /** The one word in which two paths of one method differ. */
    private static Optional<Word> changedWord(ApiOperation before, ApiOperation after) {
        var old = before.segments();
        var now = after.segments();
        if (!before.method().equals(after.method()) || old.size() != now.size()) {
            return Optional.empty();
        }
        Word changed = null;
        for (int place = 0; place < old.size(); place++) {
            if (!old.get(place).equals(now.get(place))) {
                if (changed != null
                        || old.get(place).contains("{")
                        || now.get(place).contains("{")) {
                    return Optional.empty();
                }
                changed = new Word(old.get(place), now.get(place));
            }
        }
        return Optional.ofNullable(changed);
    }

    /** From 0 to 1: the same id, or the share of fields that both have; without any fields, the same summary. */
    private static double likeness(ApiOperation before, ApiOperation after) {
        if (haveOneId(before, after)) {
            return 1;
        }
        var all = new HashSet<>(before.fields());
        all.addAll(after.fields());
        if (all.isEmpty()) {
            return !before.summary().isEmpty() && before.summary().equals(after.summary()) ? ALIKE : 0;
        }
        var common = new HashSet<>(before.fields());
        common.retainAll(after.fields());
        return (double) common.size() / all.size();
    }

    private static boolean haveOneId(ApiOperation before, ApiOperation after) {
        return !before.operationId().isEmpty() && before.operationId().equals(after.operationId());
    }
}
