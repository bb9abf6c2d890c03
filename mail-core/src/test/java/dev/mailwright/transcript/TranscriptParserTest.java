package dev.mailwright.transcript;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TranscriptParserTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            C:HELLO                 | not a line of a transcript
            c: HELLO                | not a line of a transcript
            C... HELLO              | not a line of a transcript
            S HELLO                 | not a line of a transcript
            given                   | not a line of a transcript
            C: a $Junk              | $Junk was not captured above
            C: 5$                   | a dollar sign is written $$
            S: 5$ x                 | a dollar sign is written $$
            S: ~a                   | none closes it
            S: ~a(~                 | is no regex
            C! HELLO                | not a quoted string
            C! "a                   | not a quoted string
            C! "\\q"                | unknown escape \\q
            C! "A"*999999999        | more than
            C! # nothing            | no bytes
            tick soon               | not a duration
            tick 5m later           | not a duration
            C: APPEND {#bytes}      | has no block
            `|x`                    | not a line of a transcript
            repeat 3                | this repeat has no end
            `S| content`            | none stands above it
            """)
    void namesTheLineOfEachError(String line, String problem) {
        assertThatThrownBy(() -> Transcript.parse("a.smtp", "# rfc1 wrong\n\n" + line + "\nS: x\n"))
                .isInstanceOf(TranscriptSyntaxException.class)
                .hasMessageStartingWith("a.smtp:3: ")
                .hasMessageContaining(problem);
    }

    @Test
    void beginsWithItsSection() {
        assertThatThrownBy(() -> Transcript.parse("a.smtp", "S: 220\n")).hasMessageContaining("a.smtp:1: ");
        assertThatThrownBy(() -> Transcript.parse("a.smtp", "# rfc5321\nS: 220\n"))
                .hasMessageContaining("what it shows");
        assertThatThrownBy(() -> Transcript.parse("a.smtp", "# a greeting\nS: 220\n"))
                .hasMessageContaining("rfcNNNN");
    }

    @Test
    void aTranscriptThatExpectsNothingIsRefused() {
        assertThatThrownBy(() -> Transcript.parse("a.smtp", "# rfc5321 x\nC: NOOP\n"))
                .hasMessageContaining("could not fail");
    }

    @Test
    void readsTheHeading() {
        Transcript transcript = Transcript.parse(
                "a.smtp", "# rfc5321#4.1.1.3 rfc2920#3.1: no sender\n# more\nonly pure\nnot cut\nS: 220\nTLS\n");
        assertThat(transcript.sections()).containsExactly("rfc5321#4.1.1.3", "rfc2920#3.1");
        assertThat(transcript.title()).isEqualTo("no sender");
        assertThat(transcript.playableWith(Set.of("pure", "starttls"))).isTrue();
        assertThat(transcript.playableWith(Set.of("pure"))).isFalse();
        assertThat(transcript.playableWith(Set.of("pure", "starttls", "cut"))).isFalse();
    }
}
