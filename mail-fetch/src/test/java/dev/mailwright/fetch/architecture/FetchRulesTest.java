package dev.mailwright.fetch.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.mailwright.testing.ApiRules;
import dev.mailwright.testing.CodeRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of this module, and what holds for any code of ours. */
class FetchRulesTest {
    private static final JavaClasses MAIN = importing(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS);
    private static final JavaClasses TESTS = importing(ImportOption.Predefined.ONLY_INCLUDE_TESTS);

    static Stream<ArchRule> main() {
        return Stream.concat(ApiRules.all().stream(), CodeRules.library().stream());
    }

    static Stream<ArchRule> tests() {
        return CodeRules.tests().stream();
    }

    @ParameterizedTest
    @MethodSource("main")
    void main(ArchRule rule) {
        rule.check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("tests")
    void tests(ArchRule rule) {
        rule.check(TESTS);
    }

    @Test
    void packagesAreDescribed() {
        CodeRules.packagesAreDescribed(MAIN).check(MAIN);
    }

    @Test
    void noCyclesBetweenRooms() {
        slices().matching("dev.mailwright.fetch.(*)..")
                .should()
                .beFreeOfCycles()
                .check(MAIN);
    }

    /** What connects knows no protocol, the protocols do not know each other, and none of them knows the engine. */
    @Test
    void arrowsPointFromTheEngine() {
        noClasses()
                .that()
                .resideInAPackage("dev.mailwright.fetch.*..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.mailwright.fetch")
                .check(MAIN);
        noClasses()
                .that()
                .resideInAPackage("dev.mailwright.fetch.imap..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.mailwright.fetch.pop3..")
                .check(MAIN);
    }

    /** A poll is a thread that blocks: who uses this module alone needs no network library. */
    @Test
    void noNetworkLibrary() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.netty..", "jakarta.mail..", "org.xbill..", "dev.mailwright.junit..")
                .check(MAIN);
    }

    private static JavaClasses importing(ImportOption which) {
        return new ClassFileImporter().withImportOption(which).importPackages("dev.mailwright.fetch");
    }
}
