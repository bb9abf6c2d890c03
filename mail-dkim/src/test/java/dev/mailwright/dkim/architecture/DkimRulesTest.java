package dev.mailwright.dkim.architecture;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchRule;
import dev.mailwright.testing.ApiRules;
import dev.mailwright.testing.CodeRules;
import java.net.InetAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The arrows of this module, and what holds for any code of ours. */
class DkimRulesTest {
    private static final String[] PACKAGES = {
        "dev.mailwright.dkim",
        "dev.mailwright.spf",
        "dev.mailwright.dmarc",
        "dev.mailwright.arc",
        "dev.mailwright.authres",
        "dev.mailwright.records",
        "dev.mailwright.checks"
    };
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

    /** All but the checks are pure: octets, names and a DNS client in, a result out. */
    @Test
    void onlyChecksKnowTheServer() {
        classes()
                .that()
                .resideOutsideOfPackage("dev.mailwright.checks..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..",
                        "org.jspecify..",
                        "org.slf4j..",
                        "dev.mailwright",
                        "dev.mailwright.address..",
                        "dev.mailwright.dns..",
                        "dev.mailwright.message..",
                        "dev.mailwright.dkim..",
                        "dev.mailwright.spf..",
                        "dev.mailwright.dmarc..",
                        "dev.mailwright.arc..",
                        "dev.mailwright.authres..",
                        "dev.mailwright.records..",
                        "org.bouncycastle..",
                        "javax.xml..",
                        "org.xml..",
                        "org.w3c..")
                .check(MAIN);
    }

    @Test
    void librariesStayInTheirCorner() {
        noClasses()
                .that()
                .resideOutsideOfPackage("..bouncycastle..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.bouncycastle..")
                .check(MAIN);
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.xbill..", "io.netty..", "org.apache.james..")
                .check(MAIN);
    }

    /** So that an event loop may call any of it: nobody waits for an answer, a lock held long, or a look-up of the JDK's. */
    @Test
    void nobodyWaits() {
        noClasses()
                .should()
                .callMethod(CompletableFuture.class, "join")
                .orShould()
                .callMethod(CompletableFuture.class, "get")
                .orShould()
                .callMethod(Future.class, "get")
                .orShould()
                .callMethod(Thread.class, "sleep", long.class)
                .orShould()
                .callMethod(Object.class, "wait")
                .orShould()
                .callMethod(CountDownLatch.class, "await")
                .check(MAIN);
        noClasses()
                .should()
                .callMethod(InetAddress.class, "getByName", String.class)
                .orShould()
                .callMethod(InetAddress.class, "getAllByName", String.class)
                .orShould()
                .callMethod(InetAddress.class, "getHostName")
                .check(MAIN);
    }

    private static JavaClasses importing(ImportOption which) {
        return new ClassFileImporter().withImportOption(which).importPackages(PACKAGES);
    }
}
