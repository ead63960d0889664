package org.openpractice.platform.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.MethodModel;
import java.lang.classfile.Opcode;
import java.lang.classfile.instruction.FieldInstruction;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.classfile.instruction.InvokeInstruction;
import java.lang.constant.DirectMethodHandleDesc;
import java.lang.reflect.AccessFlag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jboss.jandex.ClassInfo;
import org.jboss.jandex.DotName;
import org.jboss.jandex.IndexView;
import org.jboss.jandex.MethodInfo;
import org.openpractice.platform.problem.ProblemType;

/**
 * Which refusals an operation can answer: those named by the code that it calls, however deep, in this project. Where a call
 * may go to several classes all are taken, so a refusal may be listed that one operation never meets; none is left out
 * that the code throws by name.
 */
final class Refusals {

    private static final String OURS = "org/openpractice/";

    /** By status, then by name. */
    private static final Comparator<ProblemType> ORDER =
            Comparator.comparingInt(ProblemType::status).thenComparing(ProblemType::slug);

    private record Call(String owner, String name, String descriptor) {}

    /**
     * What one method does.
     *
     * @param once whether it asks for the version of a record only where the record is there
     */
    private record Step(Set<Call> calls, Set<ProblemType> refusals, boolean once) {}

    private static final Step NOTHING = new Step(Set.of(), Set.of(), false);

    private final IndexView index;
    private final ClassLoader loader;
    private final Map<String, Optional<ClassModel>> classes = new HashMap<>();
    private final Map<String, List<ProblemType>> catalogs = new HashMap<>();
    private final Map<Call, Step> steps = new HashMap<>();

    Refusals(IndexView index, ClassLoader loader) {
        this.index = index;
        this.loader = loader;
    }

    SortedSet<ProblemType> of(MethodInfo operation) {
        var refusals = new TreeSet<>(ORDER);
        walk(operation).forEach(step -> refusals.addAll(step.refusals()));
        return refusals;
    }

    /** Whether the operation wants the version of its record only once there is one: the first time it is made. */
    boolean wantsVersionOnlyOnceThere(MethodInfo operation) {
        return walk(operation).stream().anyMatch(Step::once);
    }

    /** An order for sets of them. */
    static SortedSet<ProblemType> none() {
        return new TreeSet<>(ORDER);
    }

    private Collection<Step> walk(MethodInfo operation) {
        var start = new Call(
                operation.declaringClass().name().toString().replace('.', '/'),
                operation.name(),
                operation.descriptor());
        var seen = new HashSet<Call>();
        var open = new ArrayDeque<>(List.of(start));
        var found = new ArrayList<Step>();
        while (!open.isEmpty()) {
            var call = open.pop();
            if (seen.add(call)) {
                var step = steps.computeIfAbsent(call, this::read);
                found.add(step);
                open.addAll(step.calls());
            }
        }
        return found;
    }

    private Step read(Call call) {
        var declaring = declaring(call);
        if (declaring.isEmpty()) {
            return NOTHING;
        }
        var calls = new HashSet<Call>();
        var refusals = new HashSet<ProblemType>();
        boolean asksWhetherThere = false;
        boolean once = false;
        var method = declaring.get();
        if (method.code().isPresent()) {
            for (var element : method.code().get()) {
                switch (element) {
                    case FieldInstruction field
                    when field.opcode() == Opcode.GETSTATIC ->
                        catalog(field.owner().asInternalName()).stream()
                                .filter(problem -> field.name().equalsString(problem.name()))
                                .forEach(refusals::add);
                    case InvokeInstruction invoke -> {
                        var owner = invoke.owner().asInternalName();
                        var name = invoke.name().stringValue();
                        if (owner.equals("java/util/Optional") && (name.equals("isPresent") || name.equals("get"))) {
                            asksWhetherThere = true;
                        }
                        if (owner.equals(OURS + "platform/http/IfMatch") && name.equals("require")) {
                            once |= asksWhetherThere || call.name().startsWith("lambda$");
                        }
                        add(calls, owner, name, invoke.type().stringValue());
                    }
                    case InvokeDynamicInstruction dynamic ->
                        dynamic.bootstrapArgs().stream()
                                .filter(DirectMethodHandleDesc.class::isInstance)
                                .map(DirectMethodHandleDesc.class::cast)
                                .forEach(handle -> add(
                                        calls,
                                        internalName(handle.owner().descriptorString()),
                                        handle.methodName(),
                                        handle.lookupDescriptor()));
                    default -> {}
                }
            }
        }
        if (!call.name().startsWith("<")) {
            overriding(call).forEach(calls::add);
        }
        return new Step(calls, refusals, once);
    }

    private static void add(Set<Call> calls, String owner, String name, String descriptor) {
        if (owner.startsWith(OURS)) {
            calls.add(new Call(owner, name, descriptor));
        }
    }

    private static String internalName(String descriptor) {
        return descriptor.startsWith("L") ? descriptor.substring(1, descriptor.length() - 1) : descriptor;
    }

    /** The same method in the classes that stand below, where it may go instead. */
    private Stream<Call> overriding(Call call) {
        var owner = index.getClassByName(DotName.createSimple(call.owner().replace('/', '.')));
        if (owner == null) {
            return Stream.empty();
        }
        var below = owner.isInterface()
                ? index.getAllKnownImplementations(owner.name())
                : index.getAllKnownSubclasses(owner.name());
        return below.stream()
                .filter(type -> declares(type, call))
                .map(type -> new Call(type.name().toString().replace('.', '/'), call.name(), call.descriptor()));
    }

    private static boolean declares(ClassInfo type, Call call) {
        return type.methods().stream()
                .anyMatch(method ->
                        method.name().equals(call.name()) && method.descriptor().equals(call.descriptor()));
    }

    /** The method where it is written: in the class called, or in one above. */
    private Optional<MethodModel> declaring(Call call) {
        for (var model = model(call.owner());
                model.isPresent();
                model = model.get()
                        .superclass()
                        .map(above -> above.asInternalName())
                        .filter(above -> above.startsWith(OURS))
                        .flatMap(this::model)) {
            var own = method(model.get(), call);
            if (own.isPresent()) {
                return own;
            }
            for (var contract : model.get().interfaces()) {
                var inherited = contract.asInternalName().startsWith(OURS)
                        ? declaring(new Call(contract.asInternalName(), call.name(), call.descriptor()))
                        : Optional.<MethodModel>empty();
                if (inherited.isPresent() && !inherited.get().flags().has(AccessFlag.ABSTRACT)) {
                    return inherited;
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<MethodModel> method(ClassModel model, Call call) {
        return model.methods().stream()
                .filter(method -> method.methodName().equalsString(call.name())
                        && method.methodType().equalsString(call.descriptor()))
                .findFirst();
    }

    private Optional<ClassModel> model(String internalName) {
        var known = classes.get(internalName);
        if (known == null) {
            known = load(internalName);
            classes.put(internalName, known);
        }
        return known;
    }

    private Optional<ClassModel> load(String internalName) {
        try (var stream = loader.getResourceAsStream(internalName + ".class")) {
            return stream == null
                    ? Optional.empty()
                    : Optional.of(ClassFile.of().parse(stream.readAllBytes()));
        } catch (IOException e) {
            throw new UncheckedIOException("The class " + internalName + " cannot be read", e);
        }
    }

    private List<ProblemType> catalog(String internalName) {
        return internalName.startsWith(OURS) && internalName.endsWith("Problem")
                ? catalogs.computeIfAbsent(internalName, this::constants)
                : List.of();
    }

    private List<ProblemType> constants(String internalName) {
        try {
            var type = Class.forName(internalName.replace('/', '.'), true, loader);
            return type.isEnum() && ProblemType.class.isAssignableFrom(type)
                    ? Arrays.stream(type.getEnumConstants())
                            .map(ProblemType.class::cast)
                            .toList()
                    : List.of();
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("A catalog of refusals is missing", e);
        }
    }
}
