package dev.mailwright.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.mailwright.testing.CodeRules;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every arrow between the rooms of mail-core. */
class RoomsTest {
    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(CodeRules::isMain)
            .withImportOption(location -> location.contains("/mail-core/"))
            .importPackages("dev.mailwright");

    static Set<String> rooms() {
        return Rooms.names();
    }

    @ParameterizedTest
    @MethodSource("rooms")
    void aRoomUsesOnlyTheRoomsItMay(String room) {
        classes()
                .that()
                .resideInAPackage(Rooms.inside(room))
                .should()
                .onlyDependOnClassesThat(not(resideInAPackage("dev.mailwright.."))
                        .or(resideInAnyPackage(Rooms.packagesFor(room)))
                        .or(Rooms.sharedNouns()))
                .allowEmptyShould(true)
                .check(CORE);
    }

    @Test
    void everyPackageBelongsToARoom() {
        Set<String> rooms = new TreeSet<>(Rooms.names());
        rooms.add("junit");
        assertThat(packagesBelowRoot().map(name -> name.split("\\.", -1)[0]).distinct())
                .allSatisfy(room -> assertThat(rooms).contains(room));
    }

    @Test
    void noCyclesBetweenRooms() {
        slices().matching("dev.mailwright.(*)..").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void nothingUsesTheTestRoom() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.mailwright.junit..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.mailwright.junit..", "org.junit..", "org.assertj..")
                .check(CORE);
    }

    @Test
    void coreKnowsNoProtocol() {
        List<String> protocols =
                List.of("smtp", "imap", "pop3", "managesieve", "dkim", "spf", "dmarc", "arc", "authres", "fetch");
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(protocols.stream().map(Rooms::inside).toArray(String[]::new))
                .check(CORE);
    }

    @ParameterizedTest
    @CsvSource({
        "io.netty..,               ..net..",
        "org.apache.james.mime4j.., dev.mailwright.message.mime4j..",
        "org.bouncycastle..,       ..bouncycastle..",
        "org.xbill..,              dev.mailwright.dns..",
        "jakarta.mail..,           nowhere",
        "org.eclipse.angus..,      nowhere",
        "io.micrometer..,          dev.mailwright.observe.micrometer..",
    })
    void aLibraryStaysInItsCorner(String library, String corner) {
        noClasses()
                .that()
                .resideOutsideOfPackage(corner)
                .should()
                .dependOnClassesThat()
                .resideInAPackage(library)
                .check(CORE);
    }

    private static Stream<String> packagesBelowRoot() {
        return CORE.stream()
                .map(JavaClass::getPackageName)
                .filter(name -> name.startsWith(Rooms.ROOT + "."))
                .map(name -> name.substring(Rooms.ROOT.length() + 1));
    }
}
