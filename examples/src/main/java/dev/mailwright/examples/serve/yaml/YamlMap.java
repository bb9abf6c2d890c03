package dev.mailwright.examples.serve.yaml;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** Keys with values; each key once. Immutable. */
public final class YamlMap {

    private final String path;
    private final int line;
    private final Map<String, YamlValue> values;
    private final Findings findings;

    private YamlMap(String path, int line, Map<String, YamlValue> values, Findings findings) {
        this.path = path;
        this.line = line;
        this.values = values;
        this.findings = findings;
    }

    /** A map that may have these keys and no others; any key when none is named. */
    static YamlMap of(MappingNode node, String path, Findings findings, String... known) {
        Map<String, YamlValue> values = new LinkedHashMap<>();
        for (NodeTuple entry : node.getValue()) {
            int line = YamlValue.line(entry.getKeyNode());
            if (!(entry.getKeyNode() instanceof ScalarNode key)) {
                findings.add(line, "a key is a word");
            } else if (known.length > 0 && !List.of(known).contains(key.getValue())) {
                findings.add(line, unknown(key.getValue(), path, List.of(known)));
            } else {
                String name = path.isEmpty() ? key.getValue() : path + "." + key.getValue();
                YamlValue value = new YamlValue(name, entry.getValueNode(), line, findings);
                YamlValue before = values.putIfAbsent(key.getValue(), value);
                if (before != null) {
                    findings.add(line, name + " is here and in line " + before.line() + "; remove one");
                }
            }
        }
        return new YamlMap(path, YamlValue.line(node), values, findings);
    }

    private static String unknown(String key, String path, Collection<String> known) {
        String where = path.isEmpty() ? "" : " in " + path;
        return "there is no \"" + key + "\"" + where
                + Suggestion.of(key, known)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse("; known are " + String.join(", ", known));
    }

    public Optional<YamlValue> value(String key) {
        return Optional.ofNullable(values.get(key)).filter(value -> !value.isEmpty());
    }

    /** The text of a key; empty, with a finding, when there is none. */
    public Optional<String> required(String key, String fix) {
        if (value(key).isEmpty()) {
            String name = path.isEmpty() ? key : path + "." + key;
            findings.add(path.isEmpty() ? 0 : line, name + " is missing; " + fix);
        }
        return value(key).flatMap(YamlValue::text);
    }

    /** All of them, in the order of the file. */
    public Map<String, YamlValue> entries() {
        return Collections.unmodifiableMap(values);
    }

    public int line() {
        return line;
    }
}
