package dev.mailwright.imap.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.mailwright.testing.ApiRules;
import dev.mailwright.testing.CodeRules;
import dev.mailwright.testing.ProtocolRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of IMAP and POP3, and what holds for any code of ours. */
class ImapRulesTest {
    private static final String[] PACKAGES = {"dev.mailwright.imap", "dev.mailwright.pop3", "dev.mailwright.managesieve"
    };
    private static final JavaClasses MAIN = importing(CodeRules::isMain);
    private static final JavaClasses TESTS = importing(CodeRules::isTest);

    static Stream<ArchRule> main() {
        Stream<ArchRule> arrows =
                Stream.of("imap", "pop3", "managesieve").flatMap(name -> ProtocolRules.of(name).stream());
        return Stream.concat(arrows, Stream.concat(ApiRules.all().stream(), CodeRules.library().stream()));
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

    private static JavaClasses importing(ImportOption which) {
        return new ClassFileImporter().withImportOption(which).importPackages(PACKAGES);
    }
}
