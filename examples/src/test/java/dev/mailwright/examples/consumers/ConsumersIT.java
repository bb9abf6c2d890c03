package dev.mailwright.examples.consumers;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Builds the projects below {@code src/it/consumers} with a Maven of their own: its repository is empty, and what is
 * not ours comes from the repository that this build itself uses, so that no network is needed.
 */
class ConsumersIT {
    private static final Path HERE = Path.of("").toAbsolutePath();
    private static final Path WORK = HERE.resolve("target/consumers");
    private static final int MOST_JARS = 20;
    private static final long MOST_BYTES = 8_000_000;

    @BeforeAll
    static void build() throws Exception {
        Path projects = WORK.resolve("projects");
        copyTree(HERE.resolve("src/it/consumers"), projects);
        Path ours = WORK.resolve("ours");
        new FileRepository(ours, property("mailwright.version")).publish(Objects.requireNonNull(HERE.getParent()));
        Path settings = WORK.resolve("settings.xml");
        Files.writeString(settings, settings(ours, Path.of(property("maven.repository"))));
        deleteTree(WORK.resolve("local/dev/mailwright"));
        String maven = Path.of(property("maven.home"), "bin", "mvn").toString();
        Run.of(
                        projects,
                        WORK.resolve("build.log"),
                        List.of(
                                maven,
                                "-B",
                                "--no-transfer-progress",
                                "-s",
                                settings.toString(),
                                "-Dmailwright.version=" + property("mailwright.version"),
                                "test"))
                .expectSuccess();
    }

    @Test
    void theBomAndTwoModulesAreEnoughToRun() throws Exception {
        assertThat(run("embedded", "example.Main")).contains("ready").doesNotContain("Exception");
    }

    @Test
    void coreAloneNeedsNeitherNettyNorBouncyCastle() throws Exception {
        assertThat(run("coreonly", "example.CoreOnly"))
                .contains("stored 1", "without io.netty", "without org.bouncycastle")
                .doesNotContain("Exception", "NoClassDefFoundError");
    }

    private static String run(String project, String main) throws Exception {
        Path home = WORK.resolve("projects").resolve(project).resolve("target");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        return Run.of(
                        home,
                        WORK.resolve(project + ".log"),
                        List.of(java, "-Dfile.encoding=UTF-8", "-cp", "classes:lib/*", main))
                .expectSuccess()
                .output();
    }

    @Test
    void theRuntimeJarsStayFewAndSmall() throws IOException {
        RuntimeJars jars = runtimeJars();
        System.out.println(jars.files().size() + " runtime jars, " + jars.bytes() + " bytes");
        assertThat(jars.files()).hasSizeBetween(FileRepository.MODULES.size(), MOST_JARS);
        assertThat(jars.files()).noneMatch(jar -> jar.getFileName().toString().startsWith("bc"));
        assertThat(jars.bytes()).isLessThanOrEqualTo(MOST_BYTES);
    }

    @Test
    void noPackageIsInTwoJars() throws IOException {
        assertThat(runtimeJars().packages())
                .containsKey("dev/mailwright/smtp")
                .allSatisfy((name, jars) -> assertThat(jars).as(name).hasSize(1));
    }

    @Test
    void everyJarOfOursNamesItsModule() throws IOException {
        assertThat(runtimeJars().ourModuleNames())
                .containsExactly("dev.mailwright.core", "dev.mailwright.imap", "dev.mailwright.smtp");
    }

    @Test
    void theBomListsOursAlone() throws IOException {
        String bom = Files.readString(HERE.resolve("../mail-core/bom/pom.xml"));
        String managed = bom.substring(bom.indexOf("<dependencyManagement>"), bom.indexOf("</dependencyManagement>"));
        assertThat(managed.lines().map(String::strip).filter(line -> line.startsWith("<groupId>")))
                .containsOnly("<groupId>dev.mailwright</groupId>");
        assertThat(managed.lines().map(String::strip).filter(line -> line.startsWith("<artifactId>")))
                .containsExactlyInAnyOrderElementsOf(FileRepository.MODULES.stream()
                        .map(module -> "<artifactId>" + module + "</artifactId>")
                        .toList());
        assertThat(bom)
                .contains("<version>" + property("mailwright.version") + "</version>")
                .doesNotContain("<parent>");
    }

    @Test
    void bothJUnitsRanTheirTests() {
        for (String project : List.of("junit5", "junit6")) {
            assertThat(WORK.resolve("projects").resolve(project).resolve("target/surefire-reports"))
                    .isDirectoryContaining("glob:**.xml");
        }
    }

    private static RuntimeJars runtimeJars() throws IOException {
        return RuntimeJars.in(WORK.resolve("projects/embedded/target/lib"));
    }

    private static String settings(Path ours, Path others) {
        return """
                <settings>
                  <localRepository>%s</localRepository>
                  <profiles><profile><id>files</id>
                    <repositories>
                      <repository><id>ours</id><url>%s</url><snapshots><checksumPolicy>ignore</checksumPolicy></snapshots></repository>
                      <repository><id>others</id><url>%s</url><releases><checksumPolicy>ignore</checksumPolicy></releases>
                        <snapshots><enabled>false</enabled></snapshots></repository>
                    </repositories>
                    <pluginRepositories>
                      <pluginRepository><id>others</id><url>%s</url><releases><checksumPolicy>ignore</checksumPolicy></releases></pluginRepository>
                    </pluginRepositories>
                  </profile></profiles>
                  <activeProfiles><activeProfile>files</activeProfile></activeProfiles>
                </settings>
                """.formatted(WORK.resolve("local"), ours.toUri(), others.toUri(), others.toUri());
    }

    private static String property(String name) {
        return Objects.requireNonNull(System.getProperty(name), name);
    }

    private static void copyTree(Path from, Path to) throws IOException {
        deleteTree(to);
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : (Iterable<Path>) files::iterator) {
                Path copy = to.resolve(from.relativize(file).toString());
                Files.createDirectories(Objects.requireNonNull(copy.getParent()));
                Files.copy(file, copy);
            }
        }
    }

    private static void deleteTree(Path root) throws IOException {
        if (!Files.exists(root)) {
            return;
        }
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
