package dev.mailwright.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.mailwright.testing.ApiRules;
import dev.mailwright.testing.CodeRules;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for each class of mail-core, whatever its room. */
class CoreRulesTest {
    private static final JavaClasses MAIN = importing(CodeRules::isMain);
    private static final JavaClasses TESTS = importing(CodeRules::isTest);

    static List<ArchRule> api() {
        return ApiRules.all();
    }

    static List<ArchRule> library() {
        return CodeRules.library();
    }

    static List<ArchRule> tests() {
        return CodeRules.tests();
    }

    @ParameterizedTest
    @MethodSource("api")
    void api(ArchRule rule) {
        rule.check(MAIN);
    }

    @ParameterizedTest
    @MethodSource("library")
    void library(ArchRule rule) {
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

    private static JavaClasses importing(ImportOption which) {
        return new ClassFileImporter()
                .withImportOption(which)
                .withImportOption(location -> location.contains("/mail-core/"))
                .importPackages("dev.mailwright");
    }
}
