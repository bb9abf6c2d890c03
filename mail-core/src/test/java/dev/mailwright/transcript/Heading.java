package dev.mailwright.transcript;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The leading comment of a transcript: which RFC sections it shows, and in a few words what. */
record Heading(String title, List<String> sections) {
    private static final Pattern SECTION = Pattern.compile("rfc\\d{1,5}(?:#[0-9A-Za-z.]*[0-9A-Za-z])?");

    static Heading of(String name, List<SourceLine> lines) {
        List<String> sections = new ArrayList<>();
        String title = "";
        for (SourceLine line : lines) {
            if (!line.text().startsWith("#")) {
                break;
            }
            Matcher section = SECTION.matcher(line.text());
            while (section.find()) {
                sections.add(section.group());
            }
            if (title.isEmpty()) {
                title = section.reset()
                        .replaceAll("")
                        .replaceFirst("^[#\\s:,;-]+", "")
                        .strip();
            }
        }
        if (sections.isEmpty() || title.isEmpty()) {
            throw new TranscriptSyntaxException(
                    name + ":1", "a transcript begins with '# rfcNNNN#section what it shows'");
        }
        return new Heading(title, List.copyOf(sections));
    }
}
