package dev.mailwright.fetch.fetchmail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** Run control files as people have them. */
class FetchmailImportTest {

    private static final String MANY = """
        # a comment
        set daemon 300
        set postmaster "pm"
        set no bouncemail
        defaults proto pop3 timeout 30 user-agent
        """;

    @Test
    void oneMailbox() {
        FetchmailImport read = FetchmailImport.of("""
            set daemon 120
            set no bouncemail
            poll gmx via "pop.gmx.example" with proto POP3 and options uidl
              user 'joe' there with password "pa\\x41s\\"x" is john here options ssl keep limit 100000
            """);
        assertThat(read.builder()).isEqualTo("""
            Fetch.engine(
                Fetch.pop3("gmx", "pop.gmx.example")
                    .login("joe", "paAs\\"x")
                    .deliverTo("john")
                    .keep()
                    .baseline(Baseline.fetchids(Path.of("/home/USER/.fetchids")))
                    .maxSize(DataSize.ofBytes(100000))
                    .every(Duration.ofSeconds(120)))
            """);
        assertThat(read.yaml()).isEqualTo("""
            fetch:
              "gmx":
                protocol: pop3
                host: "pop.gmx.example"
                tls: implicit
                user: "joe"
                password: "paAs\\"x"
                deliver-to: "john"
                keep: yes
                fetchids: "/home/USER/.fetchids"
                max-size: 100000
                every-minutes: 2
            """);
        assertThat(read.notes()).containsExactly("gmx: put in where the .fetchids of this account is");
    }

    @Test
    void aMultidrop() {
        FetchmailImport read = FetchmailImport.of("""
            set postmaster pm
            skip isp.example proto imap, localdomains a.example b.example aka c.example no dns
              envelope 1 "X-Envelope-To" qvirtual "mbox-"
              user u pass p to ann bob=robert * here ssl fetchall mda "/usr/bin/procmail -d %T"
            """);
        assertThat(read.builder())
                .contains(".multidrop(m -> m.domains(\"a.example\", \"b.example\", \"c.example\", \"isp.example\")")
                .contains(".envelopeHeaders(\"X-Envelope-To\")")
                .contains(".skip(1)")
                .contains(".stripPrefix(\"mbox-\")")
                .contains(".headerAddresses()")
                .contains(".fallback(\"pm\")")
                .contains(".disabled()")
                .doesNotContain("baseline");
        assertThat(read.notes())
                .anyMatch(note -> note.contains("bob goes to robert"))
                .anyMatch(note -> note.contains("mda is not carried over"))
                .anyMatch(note -> note.contains("bounced"));
    }

    @Test
    void severalUsersHaveSeveralNames() {
        FetchmailImport read = FetchmailImport.of("""
            defaults proto imap keep pass same ssl
            poll h user a is x user b is y nokeep
            poll i user a
            """);
        assertThat(read.yaml()).contains("\"h-a\"", "\"h-b\"", "\"i\"", "password: \"same\"");
        assertThat(read.yaml().split("keep: yes", -1)).hasSize(3);
        assertThat(read.notes()).anyMatch(note -> note.startsWith("i: no local user is named"));
    }

    @Test
    void mistakesAreNamedWithTheirLine() {
        assertThatThrownBy(() -> FetchmailImport.of(MANY))
                .isInstanceOf(RcSyntaxException.class)
                .hasMessage("line 5: fetchmail has no option user-agent");
        assertThatThrownBy(() -> FetchmailImport.of("poll a user \"b"))
                .isInstanceOf(RcSyntaxException.class)
                .hasMessage("line 1: the quotation has no end");
        assertThatThrownBy(() -> FetchmailImport.of("poll a user b password"))
                .isInstanceOf(RcSyntaxException.class)
                .hasMessageContaining("missing at the end");
    }
}
