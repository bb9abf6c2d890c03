package dev.mailwright.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PathsTest {

    @Test
    void findsTheEndOfAPathInALine() {
        String line = "MAIL FROM:<\"a> b\"@example.com> SIZE=10";
        ParsedPath<ReversePath> parsed = Paths.reverse(line, 10);
        assertThat(parsed.path()).hasToString("<\"a> b\"@example.com>");
        assertThat(line.substring(parsed.end())).isEqualTo(" SIZE=10");
    }

    @Test
    void dropsSourceRoutes() {
        assertThat(ReversePath.parse("<@a.example,@[127.0.0.1]:john@b>")).hasToString("<john@b>");
        assertThat(ForwardPath.parse("<@a:john@b>")).hasToString("<john@b>");
    }

    @Test
    void knowsTheNullPath() {
        assertThat(ReversePath.parse("<>")).isEqualTo(ReversePath.NULL);
        assertThat(ReversePath.NULL.isNull()).isTrue();
        assertThat(ReversePath.NULL.address()).isEmpty();
        assertThat(ReversePath.NULL).hasToString("<>");
    }

    @Test
    void takesThePostmasterWithoutDomainAsRecipientOnly() {
        ForwardPath postmaster = ForwardPath.parse("<PostMaster>");
        assertThat(postmaster.isPostmaster()).isTrue();
        assertThat(postmaster.in(Domain.of("example.com"))).hasToString("postmaster@example.com");
        assertThat(ForwardPath.parse("<postmaster@x>").isPostmaster()).isFalse();
        assertThat(catchThrowableOfType(AddressSyntaxException.class, () -> ReversePath.parse("<postmaster>")))
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<",
                "a@b",
                "<a@b",
                "<a>",
                "<@a>",
                "<@a:>",
                "<@a,b@c>",
                "<a@b> ",
                "<a@b>x",
                "< a@b>",
                "<<a@b>>"
            })
    void refuses(String text) {
        assertThat(catchThrowableOfType(AddressSyntaxException.class, () -> ReversePath.parse(text)))
                .isNotNull();
        assertThat(catchThrowableOfType(AddressSyntaxException.class, () -> ForwardPath.parse(text)))
                .isNotNull();
    }

    @Test
    void refusesTheNullPathAsRecipient() {
        assertThat(catchThrowableOfType(AddressSyntaxException.class, () -> ForwardPath.parse("<>")))
                .isNotNull();
    }
}
