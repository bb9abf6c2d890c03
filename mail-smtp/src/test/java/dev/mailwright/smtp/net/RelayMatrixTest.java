package dev.mailwright.smtp.net;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Whatever a stranger writes to have mail sent to somebody else's domain is refused. // rfc5321#3.6.2 rfc5321#7.8 */
class RelayMatrixTest {

    /** {@code U} is somebody there, {@code R} the domain there, {@code L} a domain of ours, {@code J} somebody here. */
    private static final List<String> FORMS = List.of(
            "<U@R>",
            "<U@R.>",
            "<U@.R>",
            "<U@L.R>",
            "<U@R.L>",
            "<U@sub.L>",
            "<U@R@L>",
            "<U@L@R>",
            "<J@L@R>",
            "<U%R@L>",
            "<U%R@[127.0.0.1]>",
            "<U%R>",
            "<J%R@L>",
            "<U%R%L@L>",
            "<U%R%R@L>",
            "<U%%R@L>",
            "<%U@R>",
            "<U@%R>",
            "<@L:U@R>",
            "<@R:U@R>",
            "<@L,@R:U@R>",
            "<@L,@L,@L:U@R>",
            "<@L:U%R@L>",
            "<@L:@R:U@R>",
            "<@[127.0.0.1]:U@R>",
            "<@L:U@R@L>",
            "<R!U>",
            "<R!U@L>",
            "<L!R!U>",
            "<L!R!U@L>",
            "<U@R!L>",
            "<R!U%R@L>",
            "<\"U@R\">",
            "<\"U@R\"@L>",
            "<\"U%R\"@L>",
            "<\"R!U\"@L>",
            "<\"U\"@R>",
            "<\"U\\@R\"@L>",
            "<\"J@L\"@R>",
            "<\"\"@R>",
            "<\"J@L> \"@R>",
            "<U@\"R\">",
            "<U@\"R\"@L>",
            "<U@[192.0.2.1]>",
            "<U@[IPv6:2001:db8::1]>",
            "<U@192.0.2.1>",
            "<U@[R]>",
            "<U@3221225985>",
            "<U@0xc0000201>",
            "<U@[192.0.2.1]@L>",
            "<U%[192.0.2.1]@L>",
            "<U@[IPv6:::ffff:192.0.2.1]>",
            "<U@[tag:R]>",
            "<U@R;L>",
            "<U@R,L>",
            "<U@R U@L>",
            "<U@R><U@L>",
            "<U@L><U@R>",
            "<U@R>,<J@L>",
            "<J@L>,<U@R>",
            "<J@L U@R>",
            "U@R",
            "<U@R",
            "U@R>",
            "<<U@R>>",
            "<U@R>@L",
            "<U @R>",
            "<U@ R>",
            "< U@R>",
            "<U@R >",
            "<(J@L)U@R>",
            "<U(J)@R>",
            "<U@R(L)>",
            "<J@L(U@R)>",
            "<U\\@R@L>",
            "<U\uff20R>",
            "<U\uff20R@L>",
            "<U@R\u3002>",
            "<U\ufe6bR@L>",
            "<U@R\u3002L>",
            "<U@\uff32>",
            "<U@b\u3002test>",
            "<\u00fcser@R>",
            "<U@b\u00fccher.test>",
            "<U@xn--bcher-kva.test>",
            "<U@\u0445.test>",
            "<J@\u0445.test>",
            "<J@x.te\u0455t>",
            "<U\u0000@R>",
            "<U@R\u0000@L>",
            "<U@L\u0000.R>",
            "<J@L\u0000@R>",
            "<U\t@R>",
            "<U@R\t>",
            "<U@R\u00a0>",
            "<U=R@L>",
            "<U=40R@L>",
            "<U+R@L>",
            "<U#R@L>",
            "<U/R@L>",
            "<U:R@L>",
            "<U\\R@L>",
            "<U::R@L>",
            "<R::U>",
            "<R:U@L>",
            "<smtp:U@R>",
            "<mailto:U@R>",
            "<SMTP:U@R@L>",
            "<IMCEASMTP-U+40R@L>",
            "<IMCEA-SMTP-U+40R@L>",
            "</C=US/O=R/S=U/@L>",
            "<U&R@L>",
            "<U|R@L>",
            "<|U@R>",
            "<U@R|cat>",
            "<U@localhost>",
            "<U@R@localhost>",
            "<U%R@localhost>",
            "<U@[127.0.0.1]>",
            "<U@127.0.0.1>",
            "<U@[::1]>",
            "<U@>",
            "<@R>",
            "<U>",
            "<>",
            "<@>",
            "<@@R>",
            "<U@@R>",
            "<.U@R>",
            "<U.@R>",
            "<U..U@R>",
            "<U@R..test>",
            "<U@-R>",
            "<U@R->",
            "<U@R_>",
            "<postmaster@R>",
            "<POSTMASTER@R>",
            "<postmaster%R@L>",
            "<abuse@R>",
            "<Postmaster@L@R>",
            "<U@L.>",
            "<J@L..>",
            "<J@L.R>",
            "<J@.L>",
            "<J@LL>",
            "<J.@L>",
            "<.J@L>",
            "<\"J\"@R>",
            "<J@[L]>",
            "<J\\@L@R>");

    private static final List<String> REMOTE = List.of("b.test", "B.TEST");

    static Set<String> forms() {
        Set<String> all = new LinkedHashSet<>();
        for (String form : FORMS) {
            for (String remote : REMOTE) {
                all.add(form.replace("R", remote)
                        .replace("L", "x.test")
                        .replace("U", "user")
                        .replace("J", "john"));
            }
        }
        return all;
    }

    private static String answer(String form, SmtpWorld world) {
        PureSession session = new PureSession(world);
        session.greeting();
        session.receive("EHLO c.test\r\nMAIL FROM:<john@x.test> SMTPUTF8\r\n".getBytes(StandardCharsets.US_ASCII));
        String answer = new String(
                session.receive(("RCPT TO:" + form + "\r\n").getBytes(StandardCharsets.UTF_8)),
                StandardCharsets.US_ASCII);
        session.hungUp();
        return answer;
    }

    @Test
    void noneIsAccepted() {
        List<String> accepted = new ArrayList<>();
        List<String> silent = new ArrayList<>();
        try (SmtpWorld world = new SmtpWorld()) {
            world.account("john@x.test", "secret");
            assertThat(answer("<john@x.test>", world)).startsWith("250 ");
            for (String form : forms()) {
                String answer = answer(form, world);
                if (answer.startsWith("2")) {
                    accepted.add(form);
                } else if (!answer.startsWith("5")) {
                    silent.add(form + ": " + answer);
                }
            }
        }
        assertThat(forms()).hasSizeGreaterThan(150);
        assertThat(accepted).isEmpty();
        assertThat(silent).isEmpty();
    }
}
