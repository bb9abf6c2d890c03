import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Element;

/** Reads the XML test reports below a directory and prints {@code ran N, skipped M (reasons)}. */
final class Summary {
    private final Map<String, Integer> reasons = new TreeMap<>();
    private int ran;
    private int failed;

    public static void main(String[] args) throws Exception {
        var summary = new Summary();
        for (Path report : reports(Path.of(args.length == 0 ? "." : args[0]))) {
            summary.read(report);
        }
        System.out.println(summary);
    }

    private static List<Path> reports(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(Summary::isReport).sorted().toList();
        }
    }

    private static boolean isReport(Path file) {
        Path folder = file.getParent();
        String name = file.getFileName().toString();
        return folder != null
                && (folder.endsWith("target/surefire-reports") || folder.endsWith("target/failsafe-reports"))
                && name.startsWith("TEST-")
                && name.endsWith(".xml");
    }

    private void read(Path report) throws Exception {
        var document = DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(report.toFile());
        var cases = document.getElementsByTagName("testcase");
        for (int i = 0; i < cases.getLength(); i++) {
            count((Element) cases.item(i));
        }
    }

    private void count(Element testcase) {
        var skipped = testcase.getElementsByTagName("skipped");
        if (skipped.getLength() > 0) {
            reasons.merge(reason((Element) skipped.item(0)), 1, Integer::sum);
            return;
        }
        ran++;
        if (testcase.getElementsByTagName("failure").getLength() + testcase.getElementsByTagName("error").getLength() > 0) {
            failed++;
        }
    }

    private static String reason(Element skipped) {
        String message = skipped.getAttribute("message");
        String text = (message.isBlank() ? skipped.getTextContent() : message).strip();
        String first = text.lines().findFirst().orElse("no reason given");
        return first.replaceFirst("^org\\.\\S*TestAbortedException: ", "").replaceFirst("^Assumption failed: ", "");
    }

    @Override
    public String toString() {
        int skipped = reasons.values().stream().mapToInt(Integer::intValue).sum();
        String why = reasons.entrySet().stream()
                .map(e -> e.getValue() > 1 ? e.getValue() + " x " + e.getKey() : e.getKey())
                .collect(Collectors.joining("; "));
        return "ran " + ran + ", skipped " + skipped + (why.isEmpty() ? "" : " (" + why + ")")
                + (failed > 0 ? ", failed " + failed : "");
    }
}
