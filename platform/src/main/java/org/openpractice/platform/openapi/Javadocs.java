package org.openpractice.platform.openapi;

import com.sun.source.doctree.DocTree;
import com.sun.source.doctree.EntityTree;
import com.sun.source.doctree.EscapeTree;
import com.sun.source.doctree.LinkTree;
import com.sun.source.doctree.LiteralTree;
import com.sun.source.doctree.ParamTree;
import com.sun.source.doctree.StartElementTree;
import com.sun.source.doctree.TextTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.PackageTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SimpleDocTreeVisitor;
import com.sun.source.util.TreePathScanner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.jspecify.annotations.Nullable;

/**
 * The Javadoc of the classes, as plain text with the paragraphs and lists of Markdown. The sources lie beside the classes (the
 * {@code resources} of the module's pom) and are read while the service is built, never while it runs.
 */
final class Javadocs {

    /**
     * What one comment says.
     *
     * @param first its first sentence
     * @param text all of it before the tags
     * @param parameters what it says of each parameter, or component of a record
     */
    record Doc(String first, String text, Map<String, String> parameters) {}

    private static final Pattern CONSTANT = Pattern.compile("[A-Z][A-Z0-9_]+");

    private final ClassLoader sources;
    private final Map<String, Map<String, Doc>> files = new HashMap<>();

    /** @param sources where the source of a class is found under its name, with the ending {@code .java} */
    Javadocs(ClassLoader sources) {
        this.sources = sources;
    }

    /** Of a class, by its binary name. */
    Optional<Doc> ofClass(String name) {
        return Optional.ofNullable(file(name).get(name));
    }

    /** Of a method, a field or a constant of an enum. */
    Optional<Doc> ofMember(String className, String member) {
        return Optional.ofNullable(file(className).get(className + "#" + member));
    }

    /** Of a package. */
    Optional<Doc> ofPackage(String name) {
        return Optional.ofNullable(file(name + ".package-info").get(name));
    }

    private Map<String, Doc> file(String className) {
        int nested = className.indexOf('$');
        String file = (nested < 0 ? className : className.substring(0, nested)).replace('.', '/') + ".java";
        return files.computeIfAbsent(file, this::read);
    }

    private Map<String, Doc> read(String file) {
        try (var stream = sources.getResourceAsStream(file)) {
            if (stream == null) {
                return Map.of();
            }
            String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
            var source = new SimpleJavaFileObject(URI.create("memory:///" + file), JavaFileObject.Kind.SOURCE) {
                @Override
                public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                    return text;
                }
            };
            var task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(source));
            var docs = new HashMap<String, Doc>();
            var trees = DocTrees.instance(task);
            for (var unit : task.parse()) {
                new Comments(trees, docs).scan(unit, null);
            }
            return docs;
        } catch (IOException e) {
            throw new UncheckedIOException("The source " + file + " cannot be read", e);
        }
    }

    /** Collects the comments of one file. */
    private static final class Comments extends TreePathScanner<@Nullable Void, @Nullable Void> {

        private final DocTrees trees;
        private final Map<String, Doc> found;
        private final Deque<String> classes = new ArrayDeque<>();
        private String packageName = "";

        Comments(DocTrees trees, Map<String, Doc> found) {
            this.trees = trees;
            this.found = found;
        }

        @Override
        public @Nullable Void visitCompilationUnit(CompilationUnitTree unit, @Nullable Void none) {
            var name = unit.getPackageName();
            packageName = name == null ? "" : name.toString();
            return super.visitCompilationUnit(unit, none);
        }

        @Override
        public @Nullable Void visitPackage(PackageTree tree, @Nullable Void none) {
            keep(packageName);
            return super.visitPackage(tree, none);
        }

        @Override
        public @Nullable Void visitClass(ClassTree tree, @Nullable Void none) {
            String outer = classes.peek();
            classes.push((outer == null ? packageName + "." : outer + "$") + tree.getSimpleName());
            keep(classes.element());
            super.visitClass(tree, none);
            classes.pop();
            return null;
        }

        @Override
        public @Nullable Void visitMethod(MethodTree tree, @Nullable Void none) {
            keep(classes.element() + "#" + tree.getName());
            return null;
        }

        @Override
        public @Nullable Void visitVariable(VariableTree tree, @Nullable Void none) {
            if (getCurrentPath().getParentPath().getLeaf().getKind() != Tree.Kind.METHOD) {
                keep(classes.element() + "#" + tree.getName());
            }
            return null;
        }

        private void keep(String name) {
            var comment = trees.getDocCommentTree(getCurrentPath());
            if (comment != null) {
                var parameters = new HashMap<String, String>();
                for (var tag : comment.getBlockTags()) {
                    if (tag instanceof ParamTree parameter) {
                        parameters.put(parameter.getName().toString(), text(parameter.getDescription()));
                    }
                }
                found.putIfAbsent(
                        name, new Doc(text(comment.getFirstSentence()), text(comment.getFullBody()), parameters));
            }
        }
    }

    private static String text(List<? extends DocTree> trees) {
        var text = new StringBuilder();
        for (var tree : trees) {
            text.append(tree.accept(WORDS, null));
        }
        return text.toString()
                .replaceAll("[ \\t]*\\n[ \\t]*", "\n")
                .replaceAll("\\n{3,}", "\n\n")
                .replaceAll("[ \\t]+", " ")
                .strip();
    }

    private static final SimpleDocTreeVisitor<String, @Nullable Void> WORDS = new SimpleDocTreeVisitor<>("") {

        @Override
        public String visitText(TextTree tree, @Nullable Void none) {
            return tree.getBody().replaceAll("\\s+", " ");
        }

        @Override
        public String visitLiteral(LiteralTree tree, @Nullable Void none) {
            String body = tree.getBody().getBody().strip().replaceAll("\\s+", " ");
            return tree.getKind() == DocTree.Kind.CODE ? "`" + body + "`" : body;
        }

        @Override
        public String visitLink(LinkTree tree, @Nullable Void none) {
            if (!tree.getLabel().isEmpty()) {
                return text(tree.getLabel());
            }
            String target = tree.getReference().getSignature();
            String name = target.substring(target.indexOf('#') + 1).replaceAll("\\(.*", "");
            return CONSTANT.matcher(name).matches()
                    ? "`" + name.toLowerCase(Locale.ROOT).replace('_', '-') + "`"
                    : name.substring(name.lastIndexOf('.') + 1)
                            .replaceAll("([a-z])([A-Z])", "$1 $2")
                            .toLowerCase(Locale.ROOT);
        }

        @Override
        public String visitStartElement(StartElementTree tree, @Nullable Void none) {
            return switch (tree.getName().toString().toLowerCase(Locale.ROOT)) {
                case "p", "ul", "ol", "table" -> "\n\n";
                case "li", "tr" -> "\n- ";
                default -> "";
            };
        }

        @Override
        public String visitEntity(EntityTree tree, @Nullable Void none) {
            return switch (tree.getName().toString()) {
                case "lt" -> "<";
                case "gt" -> ">";
                case "amp" -> "&";
                default -> "";
            };
        }

        @Override
        public String visitEscape(EscapeTree tree, @Nullable Void none) {
            return tree.getBody();
        }
    };
}
