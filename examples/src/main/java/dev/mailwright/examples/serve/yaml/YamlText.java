package dev.mailwright.examples.serve.yaml;

import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Compose;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;

/** Parses a file of one document. */
public final class YamlText {

    private static final int LARGEST = 4 << 20;

    private YamlText() {}

    /**
     * The top of the document, which must be keys with values; empty, with a finding, when it is not.
     *
     * @param keys what may stand there
     */
    public static Optional<YamlMap> parse(String text, Findings findings, String... keys) {
        LoadSettings settings = LoadSettings.builder()
                .setCodePointLimit(LARGEST)
                .setAllowRecursiveKeys(false)
                .build();
        try {
            Optional<Node> root = new Compose(settings).composeString(text);
            if (root.isPresent() && root.get() instanceof MappingNode mapping) {
                return Optional.of(YamlMap.of(mapping, "", findings, keys));
            }
            findings.add(
                    root.map(YamlValue::line).orElse(0),
                    "the file must have keys with values, as in hostname: mail.example.com");
        } catch (MarkedYamlEngineException broken) {
            findings.add(
                    broken.getProblemMark().map(mark -> mark.getLine() + 1).orElse(0),
                    "this is no YAML: " + broken.getProblem());
        } catch (YamlEngineException broken) {
            findings.add(0, "this is no YAML: " + broken.getMessage());
        }
        return Optional.empty();
    }
}
