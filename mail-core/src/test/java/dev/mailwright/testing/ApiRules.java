package dev.mailwright.testing;

import static com.tngtech.archunit.core.domain.JavaModifier.PUBLIC;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaMethod;
import com.tngtech.archunit.core.domain.properties.HasModifiers;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** What holds for every public type and method of ours, in whichever module. */
public final class ApiRules {
    private static final String BANNED = ".*(Manager|Helper|Util|Utils|Impl|Base|Data|Info)|Abstract.*";

    /** The one method whose implementer is an application that throws what it likes. */
    private static final Set<String> MAY_THROW_ANYTHING = Set.of("MailHandler");

    private ApiRules() {}

    public static List<ArchRule> all() {
        return List.of(names(), noGettersAndSetters(), noOptionalParameters(), noCheckedExceptions(), noArrays());
    }

    static ArchRule names() {
        return classes()
                .that()
                .arePublic()
                .should(never(
                        "have a name that says nothing", c -> c.getSimpleName().matches(BANNED)))
                .allowEmptyShould(true);
    }

    static ArchRule noGettersAndSetters() {
        return apiMethods("be named get.. or set..", m -> m.getName().matches("(get|set)[A-Z].*"));
    }

    static ArchRule noOptionalParameters() {
        return apiMethods(
                "take an Optional",
                m -> m.getRawParameterTypes().stream().anyMatch(type -> type.isEquivalentTo(Optional.class)));
    }

    /** A fault of the stream or channel that the caller passed in is the caller's to see as it is. */
    static ArchRule noCheckedExceptions() {
        return apiMethods(
                "declare a checked exception",
                m -> !MAY_THROW_ANYTHING.contains(m.getOwner().getSimpleName())
                        && m.getRawParameterTypes().stream().noneMatch(ApiRules::isStream)
                        && m.getExceptionTypes().stream().anyMatch(ApiRules::isChecked));
    }

    /** Bytes may travel as an array; a list of things is a list. */
    static ArchRule noArrays() {
        return apiMethods(
                "return an array of objects",
                m -> m.getRawReturnType().isArray()
                        && !m.getRawReturnType().getComponentType().isPrimitive()
                        && !m.getName().equals("values"));
    }

    private static boolean isChecked(JavaClass type) {
        return !type.isAssignableTo(RuntimeException.class) && !type.isAssignableTo(Error.class);
    }

    private static boolean isStream(JavaClass type) {
        return type.isAssignableTo(java.io.Closeable.class)
                && type.getPackageName().startsWith("java.");
    }

    private static ArchRule apiMethods(String what, Predicate<JavaMethod> offends) {
        return methods()
                .that()
                .arePublic()
                .and()
                .areDeclaredInClassesThat(reachable())
                .should(new ArchCondition<>("not " + what) {
                    @Override
                    public void check(JavaMethod method, ConditionEvents events) {
                        if (offends.test(method) && !imposed(method)) {
                            events.add(violated(method, method.getFullName() + " must not " + what));
                        }
                    }
                })
                .allowEmptyShould(true);
    }

    /** A method that somebody else's type prescribes cannot choose its shape. */
    private static boolean imposed(JavaMethod method) {
        JavaClass owner = method.getOwner();
        return Stream.concat(owner.getAllRawSuperclasses().stream(), owner.getAllRawInterfaces().stream())
                .filter(type -> !type.getPackageName().startsWith("dev.mailwright"))
                .anyMatch(type ->
                        type.getMethods().stream().anyMatch(m -> m.getName().equals(method.getName())));
    }

    /** Public, and so is every class around it. */
    private static DescribedPredicate<JavaClass> reachable() {
        return DescribedPredicate.describe(
                "an embedder can reach",
                type -> Stream.iterate(
                                Optional.of(type), Optional::isPresent, t -> t.flatMap(JavaClass::getEnclosingClass))
                        .flatMap(Optional::stream)
                        .allMatch(ApiRules::isPublic));
    }

    private static boolean isPublic(HasModifiers type) {
        return type.getModifiers().contains(PUBLIC);
    }

    private static ArchCondition<JavaClass> never(String what, Predicate<JavaClass> offends) {
        return new ArchCondition<>("not " + what) {
            @Override
            public void check(JavaClass type, ConditionEvents events) {
                if (offends.test(type)) {
                    events.add(violated(type, type.getName() + " must not " + what));
                }
            }
        };
    }
}
