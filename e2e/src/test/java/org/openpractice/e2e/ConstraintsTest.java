package org.openpractice.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What a request requires is really asked for. */
class ConstraintsTest {

    /** As in {@code PayTerms.@NotNull Basis basis}, but not in {@code List<PayTerms.@NotNull Basis>}, where it holds. */
    private static final Pattern IN_THE_TYPE = Pattern.compile(
            "^\\s*[A-Z]\\w*\\.@(?:Not|Valid|Size|Pattern|Min|Max)\\w*(?:\\([^)]*\\))? \\w+ \\w+[,;)]",
            Pattern.MULTILINE);

    /** There it constrains the type alone, which nobody looks at: the field may be missing and the API does not say it is needed. */
    @Test
    void noConstraintStandsInTheMiddleOfANestedType() {
        var found = new TreeSet<String>();
        for (var module : ProblemCatalog.MODULES) {
            for (var source : Checkout.sources(module)) {
                IN_THE_TYPE
                        .matcher(Checkout.read(source))
                        .results()
                        .forEach(each -> found.add(source.getFileName() + ":" + each.group()));
            }
        }
        assertThat(found).isEmpty();
        assertThat("            PayTerms.@NotNull Basis basis,").containsPattern(IN_THE_TYPE);
        assertThat("            List<PayTerms.@NotNull Basis> bases,").doesNotContainPattern(IN_THE_TYPE);
    }
}
