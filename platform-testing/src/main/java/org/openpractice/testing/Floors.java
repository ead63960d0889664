package org.openpractice.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** On which floor each package of a module stands. A package imports from its own floor and from those below. */
final class Floors {

    private final String rootPackage;
    private final Map<String, Integer> floorOf = new HashMap<>();

    Floors(String rootPackage, List<Set<String>> groundFirst) {
        this.rootPackage = rootPackage;
        for (int floor = 0; floor < groundFirst.size(); floor++) {
            for (String name : groundFirst.get(floor)) {
                if (floorOf.put(name, floor + 1) != null) {
                    throw new IllegalArgumentException(name + " stands on two floors");
                }
            }
        }
    }

    /** Sentences that say which way is right: one for each pair of packages, and for each package without a floor. */
    List<String> violations(JavaClasses classes) {
        var found = new TreeMap<String, String>();
        var seen = new TreeSet<String>();
        for (JavaClass type : classes) {
            String name = packageOf(type);
            if (name.isEmpty()) {
                continue;
            }
            seen.add(name);
            type.getDirectDependenciesFromSelf().stream()
                    .map(dependency -> dependency.getTargetClass().getBaseComponentType())
                    .filter(target -> floorOf.containsKey(name) && floor(packageOf(target)) > floor(name))
                    .forEach(target -> found.merge(
                            name + " " + packageOf(target), sentence(name, type, target), Floors::firstInOrder));
        }
        var sentences = new ArrayList<>(found.values());
        seen.stream()
                .filter(name -> !floorOf.containsKey(name))
                .forEach(name -> sentences.add(name + " stands on no floor: name it where the floors are declared"));
        floorOf.keySet().stream()
                .filter(name -> !seen.contains(name))
                .sorted()
                .forEach(name -> sentences.add(name + " has a floor but no class: take it out of the floors"));
        return sentences;
    }

    private String sentence(String name, JavaClass type, JavaClass target) {
        return "%1$s (floor %2$d) must not import %3$s (floor %4$d): %3$s stands on %1$s; move what %1$s needs down (%5$s uses %6$s)"
                .formatted(
                        name,
                        floor(name),
                        packageOf(target),
                        floor(packageOf(target)),
                        type.getSimpleName(),
                        target.getSimpleName());
    }

    private static String firstInOrder(String one, String other) {
        return one.compareTo(other) <= 0 ? one : other;
    }

    /** Zero below every floor: the module's root, other modules, packages that were forgotten. */
    private int floor(String name) {
        return floorOf.getOrDefault(name, 0);
    }

    /** The package directly below the root in which the type is; empty for others. */
    private String packageOf(JavaClass type) {
        String name = type.getPackageName();
        if (!name.startsWith(rootPackage + ".")) {
            return "";
        }
        String below = name.substring(rootPackage.length() + 1);
        int dot = below.indexOf('.');
        return dot < 0 ? below : below.substring(0, dot);
    }
}
