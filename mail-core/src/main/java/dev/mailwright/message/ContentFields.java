package dev.mailwright.message;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The Content-* fields of one part; of several with the same name the first counts. */
final class ContentFields {

    static final String ID = "id";
    static final String DESCRIPTION = "description";
    static final String MD5 = "md5";
    static final String LOCATION = "location";

    private final MimeLimits limits;
    private final Map<String, String> texts = new HashMap<>(4);
    private String type;
    private String subtype;
    private List<MimeParameter> parameters = List.of();
    private boolean typeSeen;
    private @Nullable String encoding;
    private @Nullable MimeField disposition;
    private @Nullable List<String> languages;

    ContentFields(boolean inDigest, MimeLimits limits) {
        this.limits = limits;
        this.type = inDigest ? "message" : "text"; // rfc2046#5.1.5
        this.subtype = inDigest ? "rfc822" : "plain";
    }

    void accept(String name, String value) {
        switch (name) {
            case "type" -> type(value);
            case "transfer-encoding" -> encoding(value);
            case "disposition" -> disposition(value);
            case "language" -> languages(value);
            case ID, DESCRIPTION, MD5, LOCATION -> texts.putIfAbsent(name, value);
            default -> {
                // no other field says anything about the structure
            }
        }
    }

    private void type(String value) {
        if (typeSeen) {
            return;
        }
        typeSeen = true;
        FieldLexer lexer = new FieldLexer(value);
        lexer.blanks();
        type = lexer.token();
        lexer.blanks();
        subtype = "";
        if (lexer.next('/')) {
            lexer.blanks();
            subtype = lexer.token();
            lexer.blanks();
            boolean valid = !type.isEmpty() && !subtype.isEmpty() && (lexer.atEnd() || lexer.peek() == ';');
            type = valid ? type : "";
            subtype = valid ? subtype : "";
            parameters = valid ? Rfc2231.read(lexer, limits.parameters()) : List.of();
        }
    }

    private void encoding(String value) {
        FieldLexer lexer = new FieldLexer(value);
        lexer.blanks();
        String token = lexer.token();
        lexer.blanks();
        if (encoding == null && !token.isEmpty() && lexer.atEnd()) {
            encoding = token;
        }
    }

    private void disposition(String value) {
        FieldLexer lexer = new FieldLexer(value);
        lexer.blanks();
        String token = lexer.token();
        if (disposition == null && !token.isEmpty()) {
            disposition = new MimeField(token, Rfc2231.read(lexer, limits.parameters()));
        }
    }

    private void languages(String value) {
        List<String> tags = new ArrayList<>();
        FieldLexer lexer = new FieldLexer(value);
        do {
            lexer.blanks();
            String tag = lexer.token();
            if (!tag.isEmpty()) {
                tags.add(tag);
            }
            lexer.blanks();
        } while (lexer.next(',') && tags.size() < limits.parameters());
        if (languages == null && !tags.isEmpty()) {
            languages = List.copyOf(tags);
        }
    }

    String type() {
        return type;
    }

    String subtype() {
        return subtype;
    }

    List<MimeParameter> parameters() {
        return parameters;
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(texts.get(name));
    }

    Optional<String> encoding() {
        return Optional.ofNullable(encoding);
    }

    Optional<MimeField> disposition() {
        return Optional.ofNullable(disposition);
    }

    List<String> languages() {
        return languages == null ? List.of() : languages;
    }

    boolean isDigest() {
        return subtype.equalsIgnoreCase("digest") && isMultipart();
    }

    boolean isMultipart() {
        return type.equalsIgnoreCase("multipart");
    }

    /** The boundary, if this is a multipart that has one. */
    Optional<String> boundary() {
        return isMultipart()
                ? parameters.stream()
                        .filter(p -> p.is("boundary"))
                        .map(MimeParameter::value)
                        .findFirst()
                : Optional.empty();
    }

    /** Whether the body is a message. // rfc2046#5.2.1 rfc6532#3.7 */
    boolean holdsMessage() {
        String sub = subtype.toLowerCase(Locale.ROOT);
        return type.equalsIgnoreCase("message") && (sub.equals("rfc822") || sub.equals("global"));
    }
}
