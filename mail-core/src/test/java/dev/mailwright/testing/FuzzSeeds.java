package dev.mailwright.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/**
 * The fuzzer's seeds and crashers as ordinary tests, so that the build needs no fuzzer.
 *
 * <p>What holds for any octets of a parser's input are static methods {@code name(byte[])} of a class {@code XFuzz} beside
 * the tests of the parser. The class {@code XFuzzTest} under {@code src/fuzz/java}, in the same package, has a
 * {@code @FuzzTest} for each of them, and {@code XFuzzTestInputs/name/} under {@code src/test/resources} its seeds.
 */
public final class FuzzSeeds {

    private FuzzSeeds() {}

    /** One test for each seed of each target of a class; fails when a target has no seeds or no {@code @FuzzTest}. */
    public static List<DynamicTest> of(Class<?> targets) throws IOException {
        String fuzzer = source("fuzz/java", targets) + "Test.java";
        String code = Files.readString(Path.of(fuzzer));
        List<DynamicTest> tests = new ArrayList<>();
        for (Method target : targets(targets)) {
            String name = target.getName();
            assertThat(code)
                    .as(fuzzer)
                    .contains("void " + name + "(byte[] octets)")
                    .contains(targets.getSimpleName() + "." + name + "(octets)");
            Path seeds = Path.of(source("test/resources", targets) + "TestInputs", name);
            try (Stream<Path> files = Files.list(seeds)) {
                for (Path seed : files.sorted().toList()) {
                    tests.add(DynamicTest.dynamicTest(name + "/" + seed.getFileName(), () -> play(target, seed)));
                }
            }
        }
        return tests;
    }

    private static String source(String kind, Class<?> targets) {
        return "src/" + kind + "/" + targets.getName().replace('.', '/');
    }

    private static List<Method> targets(Class<?> targets) {
        return Arrays.stream(targets.getDeclaredMethods())
                .filter(method -> Arrays.equals(method.getParameterTypes(), new Class<?>[] {byte[].class}))
                .filter(method ->
                        Modifier.isStatic(method.getModifiers()) && !Modifier.isPrivate(method.getModifiers()))
                .toList();
    }

    private static void play(Method target, Path seed) throws Exception {
        target.setAccessible(true);
        try {
            target.invoke(null, (Object) Files.readAllBytes(seed));
        } catch (InvocationTargetException e) {
            throw new AssertionError(seed + ": " + e.getCause(), e.getCause());
        }
    }
}
