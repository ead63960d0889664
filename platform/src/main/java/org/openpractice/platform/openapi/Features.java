package org.openpractice.platform.openapi;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.models.tags.Tag;
import org.jboss.jandex.AnnotationTarget;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.openpractice.platform.feature.Feature;

/** The features of a service by the names that their packages give them, each a tag of its operations. */
final class Features {

    private static final DotName FEATURE = DotName.createSimple(Feature.class);

    private final SortedMap<String, String> names = new TreeMap<>();
    private final Javadocs javadocs;

    Features(IndexView index, Javadocs javadocs) {
        this.javadocs = javadocs;
        for (var feature : index.getAnnotations(FEATURE)) {
            if (feature.target().kind() == AnnotationTarget.Kind.CLASS) {
                names.put(
                        feature.target().asClass().name().packagePrefix(),
                        feature.value().asString());
            }
        }
    }

    /** Of the feature that lies in the package. */
    Optional<String> name(String packageName) {
        return Optional.ofNullable(names.get(packageName));
    }

    /** The tags of those that have operations, by name; two packages may share one. */
    List<Tag> tags(java.util.Set<String> used) {
        var tags = new TreeMap<String, Tag>();
        names.forEach((packageName, name) -> {
            if (used.contains(name)) {
                tags.computeIfAbsent(
                        name,
                        first -> OASFactory.createTag()
                                .name(first)
                                .description(javadocs.ofPackage(packageName)
                                        .map(Javadocs.Doc::text)
                                        .orElse(null)));
            }
        });
        return new ArrayList<>(tags.values());
    }
}
