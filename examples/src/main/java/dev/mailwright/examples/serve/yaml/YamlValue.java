package dev.mailwright.examples.serve.yaml;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.nodes.Tag;

/**
 * A value with its name and line. What is asked of it and is not so is a finding, and then the answer is empty. Immutable
 * but for the findings.
 */
public final class YamlValue {

    private final String path;
    private final Node node;
    private final int line;
    private final Findings findings;

    YamlValue(String path, Node node, int line, Findings findings) {
        this.path = path;
        this.node = node;
        this.line = line;
        this.findings = findings;
    }

    static int line(Node node) {
        return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(0);
    }

    /** The first line is 1. */
    public int line() {
        return line;
    }

    /** Its name from the top, such as {@code tls.key}. */
    public String path() {
        return path;
    }

    boolean isEmpty() {
        return node.getTag().equals(Tag.NULL);
    }

    /** Says that this value is wrong. */
    public void wrong(String why) {
        findings.add(line, path + " " + why);
    }

    public boolean isMap() {
        return node instanceof MappingNode;
    }

    public Optional<String> text() {
        if (node instanceof ScalarNode scalar && !isEmpty()) {
            return Optional.of(scalar.getValue());
        }
        wrong("must be one value");
        return Optional.empty();
    }

    /** Made from its text by a function that throws {@link IllegalArgumentException} for what it does not like. */
    public <T> Optional<T> as(Function<String, T> reading) {
        return as(reading, text -> "is \"" + text + "\": ");
    }

    /** The same for what must not be shown. */
    public <T> Optional<T> secret(Function<String, T> reading) {
        return as(reading, text -> "cannot be used: ");
    }

    private <T> Optional<T> as(Function<String, T> reading, Function<String, String> shown) {
        Optional<String> text = text();
        try {
            return text.map(reading);
        } catch (IllegalArgumentException unfit) {
            wrong(text.map(shown).orElse("") + unfit.getMessage());
            return Optional.empty();
        }
    }

    public Optional<Integer> number(int least, int most) {
        Optional<Integer> number = Optional.empty();
        try {
            number = text().map(Integer::valueOf).filter(n -> n >= least && n <= most);
        } catch (NumberFormatException notANumber) {
            number = Optional.empty();
        }
        if (number.isEmpty()) {
            wrong("must be a whole number from " + least + " to " + most);
        }
        return number;
    }

    public Optional<Boolean> yesOrNo() {
        return choice("yes", "no", "true", "false").map(word -> word.equals("yes") || word.equals("true"));
    }

    /** One of the words, in any case. */
    public Optional<String> choice(String... words) {
        Optional<String> written = text().map(text -> text.toLowerCase(Locale.ROOT));
        if (written.isPresent() && !List.of(words).contains(written.get())) {
            wrong("must be one of " + String.join(", ", words)
                    + Suggestion.of(written.get(), List.of(words))
                            .map(near -> "; did you mean \"" + near + "\"?")
                            .orElse(""));
            return Optional.empty();
        }
        return written;
    }

    /** A constant of an enumeration, in any case, with {@code -} for {@code _}. */
    public <E extends Enum<E>> Optional<E> constant(Class<E> kind) {
        String[] words = Arrays.stream(kind.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT).replace('_', '-'))
                .toArray(String[]::new);
        return choice(words)
                .map(word -> Enum.valueOf(kind, word.toUpperCase(Locale.ROOT).replace('-', '_')));
    }

    /** The items of a list; what is no list is a list of one. */
    public List<YamlValue> items() {
        if (!(node instanceof SequenceNode sequence)) {
            return List.of(this);
        }
        List<YamlValue> items = new ArrayList<>();
        for (Node item : sequence.getValue()) {
            items.add(new YamlValue(path + "[" + items.size() + "]", item, line(item), findings));
        }
        return items;
    }

    /** The texts of a list. */
    public List<String> texts() {
        return items().stream().flatMap(item -> item.text().stream()).collect(Collectors.toList());
    }

    /** Its keys, of which only these may be there; any when none is named. */
    public Optional<YamlMap> map(String... keys) {
        if (node instanceof MappingNode mapping) {
            return Optional.of(YamlMap.of(mapping, path, findings, keys));
        }
        wrong("must have keys with values" + (keys.length == 0 ? "" : ": " + String.join(", ", keys)));
        return Optional.empty();
    }

    /** Its keys, given to a consumer when it has any. */
    public void withMap(Consumer<YamlMap> consumer, String... keys) {
        map(keys).ifPresent(consumer);
    }
}
