package org.openpractice.compliance.obligation;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openpractice.contracts.compliance.SubjectKind;

/** The versioned rules, loaded and checked at start: a rule that contradicts itself stops the service and is named. */
final class ObligationRules {

    static final String FILE = "/rules/obligation-rules.json";

    private final Map<String, TreeMap<LocalDate, ObligationRule>> versions = new LinkedHashMap<>();

    private ObligationRules(List<ObligationRule> rules) {
        for (var rule : rules) {
            versions.computeIfAbsent(rule.code(), code -> new TreeMap<>()).put(rule.effectiveFrom(), rule);
        }
    }

    /** The rules this service ships with. */
    public static ObligationRules shipped() {
        try (var file = ObligationRules.class.getResourceAsStream(FILE)) {
            if (file == null) {
                throw new IllegalStateException("The rule file " + FILE + " is missing");
            }
            return read(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Reads and checks a rule file.
     *
     * @throws IllegalStateException naming every rule and what is wrong with it
     */
    public static ObligationRules read(InputStream file) throws IOException {
        var mapper = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        List<ObligationRule> rules;
        try {
            rules = List.of(mapper.readValue(file, ObligationRule[].class));
        } catch (JsonMappingException e) {
            throw new IllegalStateException(
                    "Obligation rules: " + e.getPathReference() + ": " + e.getOriginalMessage(), e);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Obligation rules: not JSON: " + e.getOriginalMessage(), e);
        }
        var wrong = check(rules);
        if (!wrong.isEmpty()) {
            throw new IllegalStateException("Obligation rules: " + String.join("; ", wrong));
        }
        return new ObligationRules(rules);
    }

    private static List<String> check(List<ObligationRule> rules) {
        var wrong = new ArrayList<String>();
        var byCode = new LinkedHashMap<String, List<ObligationRule>>();
        for (var rule : rules) {
            byCode.computeIfAbsent(rule.code(), code -> new ArrayList<>()).add(rule);
            var name = rule.code() + " version " + rule.version();
            if (!rule.code().matches("[a-z0-9]+(-[a-z0-9]+)*")) {
                wrong.add(name + ": the code is not kebab case");
            }
            for (var text : Map.of(
                            "title", rule.title(),
                            "citation", rule.citation(),
                            "text", rule.text(),
                            "nextAction", rule.nextAction())
                    .entrySet()) {
                if (text.getValue().isBlank()) {
                    wrong.add(name + ": " + text.getKey() + " is empty");
                }
            }
            if (rule.responsible().isEmpty()) {
                wrong.add(name + ": nobody is responsible");
            }
            if (new HashSet<>(rule.outcomes()).size() != rule.outcomes().size()) {
                wrong.add(name + ": an outcome is named twice");
            }
            if (rule.keeps() != (rule.trigger() == Trigger.TERMINATION)) {
                wrong.add(name + ": a time to keep starts at the termination, and nothing else does");
            }
            if (!rule.trigger().brings().containsAll(rule.clock().needs())) {
                wrong.add(name + ": the clock needs " + rule.clock().needs() + ", which " + rule.trigger()
                        + " does not bring");
            }
            var published = rule.publishedOn();
            if ((published == null) != (rule.effectiveFromSource() == null)
                    || (published != null && !published.isBefore(rule.effectiveFrom()))) {
                wrong.add(name + ": a day of publication stands before effectiveFrom and beside its source");
            }
            if (rule.saysEmployment() != (rule.trigger().concerns() == SubjectKind.EMPLOYEE)) {
                wrong.add(name + ": employment is said of employees, and of nobody else");
            }
        }
        for (var rule : rules) {
            var after = rule.after();
            if (after != null
                    && (after.equals(rule.code())
                            || byCode.getOrDefault(after, List.of()).stream()
                                    .noneMatch(first -> first.trigger() == rule.trigger()))) {
                wrong.add(rule.code() + " version " + rule.version() + ": comes after " + after
                        + ", which is not another rule with the same trigger");
            }
        }
        byCode.forEach((code, sameCode) -> {
            var sorted = sameCode.stream()
                    .sorted(Comparator.comparing(ObligationRule::version))
                    .toList();
            for (int i = 0; i < sorted.size(); i++) {
                if (sorted.get(i).version() != i + 1) {
                    wrong.add(code + ": expected version " + (i + 1) + ", found "
                            + sorted.get(i).version());
                }
                if (i > 0
                        && !sorted.get(i)
                                .effectiveFrom()
                                .isAfter(sorted.get(i - 1).effectiveFrom())) {
                    wrong.add(code + " version " + sorted.get(i).version()
                            + ": is not effective after the version before it");
                }
                if (i > 0 && sorted.get(i).trigger() != sorted.getFirst().trigger()) {
                    wrong.add(code + " version " + sorted.get(i).version() + ": has another trigger than version 1");
                }
            }
        });
        return wrong;
    }

    /** Every version of every rule. */
    Stream<ObligationRule> all() {
        return versions.values().stream().flatMap(history -> history.values().stream());
    }

    /**
     * The rules that the occasion sets going, each in the version in force on its day, in the order of the file.
     *
     * @throws IllegalStateException naming a rule of which no source says whether it was in force on that day
     */
    public List<ObligationRule> openedBy(Trigger trigger, LocalDate on) {
        all().filter(rule -> rule.trigger() == trigger && rule.isDoubtfulOn(on))
                .findFirst()
                .ifPresent(rule -> {
                    throw new IllegalStateException(rule.code() + " version " + rule.version()
                            + ": whether it was in force on " + on + " is not known. " + rule.effectiveFromSource());
                });
        return versions.values().stream()
                .map(history -> Optional.ofNullable(history.floorEntry(on)).map(Map.Entry::getValue))
                .flatMap(Optional::stream)
                .filter(rule -> rule.trigger() == trigger)
                .toList();
    }

    /**
     * One version of a rule.
     *
     * @throws IllegalArgumentException when there is no such version
     */
    public ObligationRule rule(String code, int version) {
        return versions.getOrDefault(code, new TreeMap<>()).values().stream()
                .filter(rule -> rule.version() == version)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No rule " + code + " version " + version));
    }

    /** The version of a rule in force on a day. */
    public Optional<ObligationRule> inForce(String code, LocalDate on) {
        return Optional.ofNullable(versions.getOrDefault(code, new TreeMap<>()).floorEntry(on))
                .map(Map.Entry::getValue);
    }
}
