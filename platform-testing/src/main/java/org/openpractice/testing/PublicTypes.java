package org.openpractice.testing;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Which top-level types of a module are public, and which need to be. A type needs it when a file of another package
 * names it in full, be it of another module, a test or a configuration, or when it is in the signature of one that
 * does: {@code run.totals().gross()} imports no totals.
 *
 * <p>The sources are read, not only the classes: the compiler copies constants and leaves no trace of where they stood,
 * and modules that use a library are compiled after it.
 */
final class PublicTypes {

    private static final Pattern FULL_NAME = Pattern.compile("\\borg\\.openpractice(?:\\.[a-z]\\w*)*\\.[A-Z]\\w*");

    private static final List<String> FILTERS = List.of(
            "org.jboss.resteasy.reactive.server.ServerRequestFilter",
            "org.jboss.resteasy.reactive.server.ServerResponseFilter",
            "org.jboss.resteasy.reactive.server.ServerExceptionMapper");

    private final String rootPackage;
    private final Set<String> named = new HashSet<>();

    /** @param project the folder of the whole project */
    PublicTypes(String rootPackage, Path project) {
        this.rootPackage = rootPackage;
        try (Stream<Path> modules = Files.list(project)) {
            for (Path module : modules.filter(folder -> Files.exists(folder.resolve("pom.xml")))
                    .toList()) {
                if (Files.isDirectory(module.resolve("src"))) {
                    readSources(module.resolve("src"));
                }
            }
            readNames(project.resolve("openpractice"), "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void readSources(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(PublicTypes::namesTypes).toList()) {
                readNames(file, packageOf(folder, file));
            }
        }
    }

    private static boolean namesTypes(Path file) {
        String name = slashed(file);
        return name.endsWith(".java") || name.endsWith(".properties") || name.contains("/META-INF/services/");
    }

    /** Of {@code src/main/java/org/...}; empty for what is no Java source. */
    private static String packageOf(Path folder, Path file) {
        var path = folder.relativize(file);
        return slashed(file).endsWith(".java") && path.getNameCount() > 3
                ? slashed(path.subpath(2, path.getNameCount() - 1)).replace('/', '.')
                : "";
    }

    private static String slashed(Path file) {
        return file.toString().replace(File.separatorChar, '/');
    }

    private void readNames(Path file, String ownPackage) throws IOException {
        FULL_NAME
                .matcher(Files.readString(file, StandardCharsets.UTF_8))
                .results()
                .map(match -> match.group())
                .filter(name -> !name.substring(0, name.lastIndexOf('.')).equals(ownPackage))
                .forEach(named::add);
    }

    /** Names of the public types that need not be, in order. */
    List<String> needless(JavaClasses classes) {
        var nested = new HashMap<JavaClass, Set<JavaClass>>();
        for (JavaClass type : classes) {
            nested.computeIfAbsent(topLevel(type), key -> new HashSet<>()).add(type);
        }
        var needed = new HashSet<JavaClass>();
        var toShow = new ArrayDeque<JavaClass>();
        nested.keySet().stream().filter(type -> named.contains(type.getName())).forEach(toShow::add);
        while (!toShow.isEmpty()) {
            var type = toShow.remove();
            if (needed.add(type)) {
                shownBy(type, nested).filter(nested::containsKey).forEach(toShow::add);
            }
        }
        var needless = new TreeSet<String>();
        nested.keySet().stream()
                .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && !needed.contains(type))
                .filter(type -> type.getPackageName().equals(rootPackage)
                        || type.getPackageName().startsWith(rootPackage + "."))
                .filter(type -> !isMadeByAFramework(type))
                .forEach(type -> needless.add(type.getName()));
        return List.copyOf(needless);
    }

    /** REST providers and filters, and filters of the OpenAPI document, are called from generated classes elsewhere. */
    private static boolean isMadeByAFramework(JavaClass type) {
        return type.isAssignableTo("org.eclipse.microprofile.openapi.OASFilter")
                || type.isAnnotatedWith("jakarta.ws.rs.ext.Provider")
                || type.getMethods().stream()
                        .anyMatch(method -> FILTERS.stream().anyMatch(method::isAnnotatedWith));
    }

    /** The types in what the type and those within it let others call and read. */
    private static Stream<JavaClass> shownBy(JavaClass type, Map<JavaClass, Set<JavaClass>> nested) {
        return nested.getOrDefault(type, Set.of()).stream()
                .flatMap(part -> part.getAllMembers().stream())
                .filter(member -> member.getModifiers().contains(JavaModifier.PUBLIC)
                        || member.getModifiers().contains(JavaModifier.PROTECTED))
                .flatMap(PublicTypes::signature)
                .flatMap(part -> part.getAllInvolvedRawTypes().stream())
                .map(part -> topLevel(part.getBaseComponentType()));
    }

    private static Stream<? extends JavaType> signature(JavaMember member) {
        return switch (member) {
            case JavaCodeUnit code -> Stream.concat(Stream.of(code.getReturnType()), code.getParameterTypes().stream());
            case JavaField field -> Stream.of(field.getType());
            default -> Stream.empty();
        };
    }

    private static JavaClass topLevel(JavaClass type) {
        return type.getEnclosingClass().map(PublicTypes::topLevel).orElse(type);
    }
}
