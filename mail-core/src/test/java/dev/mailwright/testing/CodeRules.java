package dev.mailwright.testing;

import static com.tngtech.archunit.core.domain.JavaAccess.Predicates.target;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.assignableTo;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;
import static com.tngtech.archunit.core.domain.properties.HasOwner.Predicates.With.owner;
import static com.tngtech.archunit.lang.SimpleConditionEvent.violated;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaCall;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.Location;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.syntax.ArchRuleDefinition;
import java.time.temporal.Temporal;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.NullMarked;

/** What no code of ours does, in whichever module. */
public final class CodeRules {
    private CodeRules() {}

    /** Classes of the library, wherever the build has put them. */
    public static boolean isMain(Location location) {
        return !isTest(location);
    }

    /** Classes of tests: Maven, and those who compile into a folder named {@code test}. */
    public static boolean isTest(Location location) {
        return location.contains("/test-classes/") || location.contains("/test/dev/mailwright/");
    }

    /** For the library: it lives inside somebody else's process. */
    public static List<ArchRule> library() {
        return List.of(
                noExit(),
                noSerialization(),
                noSleep(),
                noDefaultLocale(),
                noConsole(),
                noOtherLogging(),
                noCommonPool(),
                noClock(),
                noStaticState());
    }

    /** For tests: whoever waits, waits for something. */
    public static List<ArchRule> tests() {
        return List.of(noExit(), noSleep());
    }

    static ArchRule noExit() {
        return noCalls(
                "end the process or hook its end",
                call(System.class, "exit").or(call(Runtime.class, "exit|halt|addShutdownHook")));
    }

    static ArchRule noSerialization() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.io.ObjectInputStream")
                .because("bytes from outside must not choose classes");
    }

    static ArchRule noSleep() {
        return noCalls("sleep", call(Thread.class, "sleep").or(call(java.util.concurrent.TimeUnit.class, "sleep")));
    }

    /** Digits and letter case depend on the machine's language otherwise. */
    static ArchRule noDefaultLocale() {
        var lowerAndUpper = call(String.class, "toLowerCase|toUpperCase").and(withoutParameter("java.util.Locale"));
        var format = call(String.class, "format|formatted").and(withoutParameter("java.util.Locale"));
        return noCalls("format in the default locale", lowerAndUpper.or(format));
    }

    static ArchRule noConsole() {
        return noClasses()
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .callMethodWhere(call(Throwable.class, "printStackTrace"));
    }

    static ArchRule noOtherLogging() {
        return noClasses().should().dependOnClassesThat().resideInAPackage("java.util.logging..");
    }

    static ArchRule noCommonPool() {
        return noCalls(
                "borrow the common pool",
                call(CompletionStage.class, ".*Async").and(withoutParameter(Executor.class.getName())));
    }

    /**
     * Five days pass in a test in milliseconds only if nobody looks at another clock than Time. Closing waits for real
     * threads, which virtual time does not move.
     */
    static ArchRule noClock() {
        var reads = call(System.class, "currentTimeMillis|nanoTime")
                .or(call(Temporal.class, "now").and(withoutParameter("java.time.Clock")));
        return noClasses()
                .that()
                .haveNameNotMatching("dev\\.mailwright\\.(SystemTime|Closing|junit\\..*)(\\$.*)?")
                .should()
                .callMethodWhere(reads)
                .as("no class but SystemTime, and the room for tests, should read a clock");
    }

    static ArchRule noStaticState() {
        return fields().that().areStatic().should().beFinal().allowEmptyShould(true);
    }

    /** Each package says what it is for, and that nothing in it is null. */
    public static ArchRule packagesAreDescribed(JavaClasses all) {
        return ArchRuleDefinition.classes()
                .should(new ArchCondition<>("live in a package with a @NullMarked package-info") {
                    @Override
                    public void check(JavaClass type, ConditionEvents events) {
                        String description = type.getPackageName() + ".package-info";
                        if (!all.contain(description) || !all.get(description).isAnnotatedWith(NullMarked.class)) {
                            events.add(violated(type, type.getName() + ": no @NullMarked " + description));
                        }
                    }
                });
    }

    private static DescribedPredicate<JavaCall<?>> call(Class<?> owner, String name) {
        return DescribedPredicate.<JavaCall<?>>describe(owner.getSimpleName() + "." + name, c -> true)
                .and(target(owner(assignableTo(owner))))
                .and(target(nameMatching(name)));
    }

    private static DescribedPredicate<JavaCall<?>> withoutParameter(String type) {
        return DescribedPredicate.describe(
                "without " + type,
                c -> c.getTarget().getRawParameterTypes().stream()
                        .noneMatch(p -> p.getName().equals(type)));
    }

    private static ArchRule noCalls(String what, DescribedPredicate<JavaCall<?>> calls) {
        return noClasses().should().callMethodWhere(calls).as("no class should " + what);
    }
}
